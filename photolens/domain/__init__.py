"""Plain values that every room speaks in: the standard library only, frozen, no behaviour beyond their own data."""
