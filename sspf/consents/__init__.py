"""Custody, and who agreed to what sharing, until when, and how it was withdrawn."""
