"""The case page and the page that closes a case."""
