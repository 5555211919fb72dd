"""What can be asked of the log: a page of it, and who has read one case."""
