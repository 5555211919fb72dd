"""How the log is said in words, to the granskare and to a family."""
