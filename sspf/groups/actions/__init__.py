"""What is done with the groups' meetings; each act records its event."""
