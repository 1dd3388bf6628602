"""From folders to a searchable library: scan, watch, pipeline and the thread that runs them. No Qt.

Nothing is imported here: decode processes import `photolens.indexing.worker` and must stay light.
"""
