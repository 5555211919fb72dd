"""Knows when a meeting may be called, answered and held, and what must be said about who was there."""
