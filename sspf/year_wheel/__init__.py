"""Årshjulet: what the year asks for and by when, and what of it is done."""
