"""Uppgifter: what a unit has written about the young person, kept by the unit until it is released."""
