"""What happened: a closed list of typed events and the chained log that holds them."""
