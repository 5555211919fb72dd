"""What can be done to a case and the people in it; each act records its event."""
