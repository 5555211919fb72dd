"""Rules of the year: when duties fall and where they stand, and where each is drawn in the wheel."""
