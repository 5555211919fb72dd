"""The pages of the year wheel, and the one that the steering begins at."""
