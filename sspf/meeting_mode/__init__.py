"""Mötesläget: one screen for the room while a meeting with the family goes on."""
