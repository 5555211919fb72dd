"""Uppgifter: what one unit has written about the young person, its own until it is shared with named units."""
