"""Power: whether the computer lives on its battery, so that the app may rest meanwhile."""


def on_battery() -> bool:
    """Whether the computer runs on its battery; False where there is none, or nobody can tell."""
    import psutil  # noqa: PLC0415 (the window is there before anybody asks)

    try:
        battery = psutil.sensors_battery()
    except (AttributeError, OSError, RuntimeError):  # not every system has the function, or answers it
        return False
    return battery is not None and battery.power_plugged is False
