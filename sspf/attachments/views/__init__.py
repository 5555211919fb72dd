"""Files of a case, to fetch."""
