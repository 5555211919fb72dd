"""What can be asked about agreements."""
