"""What a group case is made of, and what no text in it may hold."""
