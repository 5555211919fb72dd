"""What can be done about consents; each act records its event."""
