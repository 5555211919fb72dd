"""What the log can say, one line for each, by what it is about."""
