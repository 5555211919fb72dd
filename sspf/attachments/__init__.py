"""Bilagor: files sealed in chunks on disk, each belonging to a case."""
