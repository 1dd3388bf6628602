"""Albums in the app: making and changing them, the menus of labels and albums, and what empty ones say."""
