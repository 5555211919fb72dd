"""What the meeting mode shows: the screen, what others write, and everything read back at the end."""
