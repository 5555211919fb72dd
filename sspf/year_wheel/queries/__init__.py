"""What can be asked about the year: what was done, and where each duty stands."""
