"""Words: how reasons are told to the user. No Qt."""


def as_sentence(reason: str) -> str:
    """What an exception tells, as a sentence with a capital and a full stop."""
    return f"{reason[:1].upper()}{reason[1:].rstrip('.')}."
