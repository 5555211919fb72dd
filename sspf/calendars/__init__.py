"""Kalender: what happens in an area and who is there; no personal data."""
