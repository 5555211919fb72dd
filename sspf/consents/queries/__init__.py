"""What can be asked about consents."""
