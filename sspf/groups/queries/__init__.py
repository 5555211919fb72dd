"""What can be asked of the groups: who sits there, their meetings, and what individual cases stand on an agenda."""
