"""The desktop app: Qt lives here and nowhere else. It reaches the library through one door, `photolens.library`."""
