"""Whether the computer runs on its battery, as far as the system tells."""

from types import SimpleNamespace

import psutil
import pytest

from photolens.indexing.power import on_battery


@pytest.mark.parametrize(("is_plugged", "expected"), [(True, False), (False, True), (None, False)])
def test_the_systems_word_is_taken(monkeypatch: pytest.MonkeyPatch, is_plugged: bool | None, expected: bool) -> None:
    battery = SimpleNamespace(percent=50.0, power_plugged=is_plugged)
    monkeypatch.setattr(psutil, "sensors_battery", lambda: battery, raising=False)
    assert on_battery() is expected


def test_a_computer_without_a_battery_is_plugged_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psutil, "sensors_battery", lambda: None, raising=False)
    assert not on_battery()


def test_a_system_that_cannot_tell_is_plugged_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(psutil, "sensors_battery", raising=False)
    assert not on_battery()
