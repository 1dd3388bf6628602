"""The explanation: why a photo has a label, or has it not."""

from photolens.gui.explanation.dialog import ExplanationDialog
from photolens.gui.explanation.panel import ExplanationPanel

__all__ = ["ExplanationDialog", "ExplanationPanel"]
