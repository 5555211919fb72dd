"""What may come in as a file, and what is left of it when it is taken in."""
