"""What happens on which day, who is wanted there, and what a calendar elsewhere is given."""
