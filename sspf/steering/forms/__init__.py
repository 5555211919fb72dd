"""The form that chooses which period the figures are of."""
