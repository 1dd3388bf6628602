"""Tests of the recipe in packaging/, which is no package of the app and is found by its folder."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "packaging"))
