"""What can be done with statements: write, correct, mark, share, stop sharing, and note that somebody disagrees."""
