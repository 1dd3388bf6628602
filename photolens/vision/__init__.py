"""Pixels and words to vectors, and vectors to neighbours. The only room that knows onnxruntime, torch and usearch."""
