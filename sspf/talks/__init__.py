"""Kartläggande samtal: what the family says before the meeting, and how they want to take part."""
