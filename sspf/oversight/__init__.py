"""Oversight: the log of everything that was read and done, for the granskare. Never what a case says."""
