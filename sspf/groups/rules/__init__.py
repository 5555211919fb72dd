"""Knows who sits in a group, how often it meets, and what may happen to its meetings."""
