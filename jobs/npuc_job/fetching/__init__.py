"""Fetches the pinned content of a model from its source onto the volume, once for all Jobs."""
