"""Att göra: what waits for the person who signed in, oldest first, gathered from every package."""
