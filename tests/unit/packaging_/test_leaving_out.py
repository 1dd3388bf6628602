"""What the app and the addition do without."""

import re

import pytest
from recipe import clip, leaving_out

INSIDE = "PySide6/Qt"


@pytest.mark.parametrize(
    "path",
    [
        f"{INSIDE}/plugins/platforms/libqxcb.so",
        f"{INSIDE}/plugins/platforms/libqwayland.so",
        f"{INSIDE}/plugins/platforms/libqoffscreen.so",
        f"{INSIDE}/plugins/iconengines/libqsvgicon.so",
        f"{INSIDE}/translations/qtbase_de.qm",
        "libjpeg-6dc8d115.so.62.4.0",
        "pillow.libs/libfreetype-57f805ba.so.6",
        "libxcb-cursor.so.0",
        "photolens/resources/starter/image.onnx",
        "photolens-0.1.0.dist-info/METADATA",
    ],
)
def test_what_the_app_needs_is_kept(path: str) -> None:
    assert leaving_out.reason_to_leave_out(path) is None


@pytest.mark.parametrize(
    "path",
    [
        f"{INSIDE}/plugins/platforms/libqeglfs.so",
        f"{INSIDE}/plugins/platformthemes/libqgtk3.so",
        f"{INSIDE}/translations/qtbase_fr.qm",
        "PySide6\\plugins\\imageformats\\qtga.dll",
        "libstdc++.so.6",
        "libX11.so.6",
        "libpango-1.0.so.0",
        "numpy/tests/data.npy",
        "photolens-0.1.0.dist-info/direct_url.json",
    ],
)
def test_what_it_has_no_use_for_is_left_out_for_a_reason(path: str) -> None:
    assert leaving_out.reason_to_leave_out(path)


def test_every_rule_has_its_reason() -> None:
    for rules in (leaving_out.MODULES, leaving_out.FILES, leaving_out.OF_THE_SYSTEM, clip.FILES, clip.DISTRIBUTIONS):
        assert all(rules.values())
    for pattern in (*leaving_out.FILES, *leaving_out.OF_THE_SYSTEM, *clip.FILES):
        re.compile(pattern)


def test_modules_are_taken_without_tests_and_without_what_is_left_out() -> None:
    assert leaving_out.without_tests("numpy.linalg")
    assert leaving_out.without_tests("unittest.mock")
    assert not leaving_out.without_tests("numpy.linalg.tests.test_linalg")
    assert not leaving_out.without_tests("numpy.f2py.crackfortran")
    assert not leaving_out.without_tests("distutils")


@pytest.mark.parametrize(
    "path",
    [
        "torch/lib/libtorch_cpu.so",
        "torch/bin/torch_shm_manager",
        "torch/testing/_internal/common_dtype.py",
        "torchvision/transforms/functional.py",
        "open_clip/model_configs/ViT-B-32.json",
        "open_clip/bpe_simple_vocab_16e6.txt.gz",
        "timm/models/fastvit.py",
        "torch-2.13.0.dist-info/METADATA",
    ],
)
def test_what_models_need_stays_in_the_addition(path: str) -> None:
    assert clip.reason_to_leave_out(path) is None


@pytest.mark.parametrize(
    "path",
    [
        "torch/include/ATen/ATen.h",
        "torch/bin/test_api",
        "torch/_inductor/compile_fx.py",
        "torch/testing/_internal/opinfo/core.py",
        "torchvision/_C.so",
        "torchvision.libs/libjpeg.so",
        "torch/__pycache__/hub.cpython-311.pyc",
        "../../../bin/torchrun",
    ],
)
def test_what_only_builders_and_compilers_use_does_not(path: str) -> None:
    assert clip.reason_to_leave_out(path)
