"""Searching for a person inside one's own reach, each search logged with its reason."""
