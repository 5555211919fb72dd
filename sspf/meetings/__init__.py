"""Kallelse and möte: who is called, who comes, what is said and noted."""
