"""The forms of the groups' meetings."""
