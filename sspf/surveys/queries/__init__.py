"""What can be asked about questionnaires."""
