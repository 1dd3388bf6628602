"""Pixels and words to vectors, and vectors to neighbours. The only room that knows onnxruntime, torch and usearch."""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
# onnxruntime reports each model and computer to its maker otherwise, from 1.29 on (its docs/Privacy.md); it looks when
# it is imported, which nothing can do before this
