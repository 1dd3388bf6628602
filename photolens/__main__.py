"""`photolens` and `python -m photolens`."""

import sys


def main() -> None:
    """Run Photolens with the arguments of the process."""
    from photolens.app import run  # noqa: PLC0415 (decode processes import this module too, and need nothing of it)

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
