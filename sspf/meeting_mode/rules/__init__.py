"""Knows where a saved text lands, and what the family may see of the screen."""
