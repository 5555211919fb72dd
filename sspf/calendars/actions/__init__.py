"""What is done with the calendar; every text is looked through before it is kept."""
