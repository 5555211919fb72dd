"""Ärenden för en grupp eller ett område: work without any personal data."""
