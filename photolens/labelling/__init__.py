"""Labels of one's own: which of some words a photo shows, and how sure that is."""
