"""Samverkansöverenskommelser: with whom, about what and where, and when each is looked at again."""
