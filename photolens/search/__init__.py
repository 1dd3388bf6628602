"""From a phrase or a photo to ranked photos."""
