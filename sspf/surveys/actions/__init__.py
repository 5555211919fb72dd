"""What can be done with questionnaires."""
