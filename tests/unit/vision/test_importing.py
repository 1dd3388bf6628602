"""Importing, in processes of their own, where nothing has been imported yet."""

import subprocess
import sys

import pytest

from photolens.errors import ModelError
from photolens.vision import importing

pytest.importorskip("torch", reason="the extra clip is not installed")
pytest.importorskip("open_clip", reason="the extra clip is not installed")


def run(program: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120)
    return done.stdout.split()


def test_open_clip_comes_without_what_is_not_needed_and_that_works_afterwards() -> None:
    pytest.importorskip("transformers", reason="the extra multilingual is not installed")
    printed = run(
        "import sys\n"
        "from photolens.vision.importing import import_open_clip, import_text_towers\n"
        "open_clip = import_open_clip()\n"
        "known = open_clip.model.HFTextEncoder.__init__.__globals__\n"
        "print('torch._dynamo' in sys.modules, 'transformers' in sys.modules, known['transformers'])\n"
        "import torch, torch._dynamo\n"
        "print(torch.compile(lambda x: x + 1, backend='eager')(torch.ones(1)).item())\n"
        "import_text_towers()\n"
        "print(known['transformers'].__name__)\n"
    )
    assert printed == ["False", "False", "None", "2.0", "transformers"]


def test_image_towers_of_timm_come_when_a_model_has_one() -> None:
    printed = run(
        "import sys\n"
        "from photolens.vision.importing import import_image_towers, import_open_clip\n"
        "known = import_open_clip().model.TimmModel.__init__.__globals__\n"
        "print('timm' in sys.modules, known['timm'])\n"
        "import_image_towers()\n"
        "print(known['timm'].__name__, 'torch._dynamo' in sys.modules)\n"
    )
    assert printed == ["False", "None", "timm", "False"]


def test_whoever_needs_the_compiler_meanwhile_gets_the_real_one() -> None:
    printed = run(
        "import sys, torch\n"
        "from photolens.vision import importing\n"
        "with importing._placeholders(importing._COMPILER):\n"
        "    from torch._dynamo.utils import is_compile_supported\n"
        "    print(is_compile_supported('cpu'), torch.compiler.disable(len)('ab'))\n"
        "    import torch._dynamo\n"
        "    print(torch._dynamo.config.__name__)\n"
        "print(isinstance(sys.modules['torch._dynamo'], importing._Placeholder))\n"
    )
    assert printed == ["False", "2", "torch._dynamo.config", "False"]


def test_where_placeholders_do_not_help_open_clip_is_imported_plainly() -> None:
    printed = run(
        "import sys\n"
        "from photolens.vision import importing\n"
        "def broken(_):\n"
        "    raise RuntimeError('another version asks for more')\n"
        "importing._Placeholder.__getattr__ = broken\n"
        "del importing._Placeholder.is_compile_supported\n"
        "importing.import_open_clip()\n"
        "print('torch._dynamo' in sys.modules)\n"
    )
    assert printed == ["True"]


@pytest.mark.parametrize(
    ("name", "load", "extra"),
    [
        ("torch", importing.import_torch, "clip"),
        ("open_clip", importing.import_open_clip, "clip"),
        ("transformers", importing.import_text_towers, "multilingual"),
    ],
)
def test_a_missing_extra_is_named(name: str, load: object, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    assert callable(load)
    with pytest.raises(ModelError, match=rf'needs the extra "{extra}": pip install \'photolens\[{extra}\]\''):
        load()
