"""The command line: parse, call Library, print."""

DONE, FAILED = 0, 1
"""Exit statuses; argparse's own, for wrong usage, is 2."""
