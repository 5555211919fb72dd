"""Reports of a term and a year and the five-heading follow-up: written, published, and never changed after."""
