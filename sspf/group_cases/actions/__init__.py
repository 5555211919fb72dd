"""What is done with a group case; every text is looked through before it is kept."""
