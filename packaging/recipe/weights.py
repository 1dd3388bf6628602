"""Weights: what of a package weighs how much."""

import re
from collections import Counter
from pathlib import Path

_PARTS = (
    ("starter model", r".*photolens/resources/starter/"),
    ("demo, fonts, icons, labels, words", r".*photolens/resources/"),
    ("torch", r".*additions/clip/(torch|functorch|torchgen)"),
    ("torchvision", r".*additions/clip/torchvision"),
    ("open_clip and timm", r".*additions/clip/(open_clip|timm)"),
    ("what torch needs", r".*additions/clip/"),
    ("Qt and PySide", r".*(PySide6|shiboken6|libQt6|libicu)"),
    ("ONNX Runtime", r".*onnxruntime"),
    ("NumPy with OpenBLAS", r".*(numpy|libscipy_openblas|libgfortran|libquadmath)"),
    ("reading pictures", r".*(PIL|pillow|libheif|libavif|libde265|libx265|libaom)"),
    ("vectors and words", r".*(usearch|simsimd|tokenizers)"),
    ("catalogue", r".*(sqlalchemy|libsqlite)"),
    ("licence texts", r".*licenses/|.*dist-info/"),
    (
        "Python, its library and the app's modules",
        r"photolens$|.*(libpython|base_library|lib-dynload|libcrypto|libssl)",
    ),
)
"""Name and pattern; the first that matches a path counts. The rest is "other"."""


def weights(app: Path) -> dict[str, int]:
    """Bytes of each part, heaviest first; a file that is linked to counts once."""
    counted: Counter[str] = Counter()
    for path in app.rglob("*"):
        if path.is_file() and not path.is_symlink():
            counted[_part(path.relative_to(app).as_posix())] += path.stat().st_size
    return dict(counted.most_common())


def table(app: Path) -> str:
    """The same as text, in MB."""
    found = weights(app)
    rows = [f"{size / 1e6:8.1f} MB  {part}" for part, size in found.items()]
    return "\n".join([*rows, f"{sum(found.values()) / 1e6:8.1f} MB  in all"])


def _part(path: str) -> str:
    return next((name for name, pattern in _PARTS if re.match(pattern, path)), "other")
