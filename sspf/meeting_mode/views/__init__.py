"""The pages of the meeting mode."""
