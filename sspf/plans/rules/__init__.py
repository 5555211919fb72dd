"""The plan's pure decisions: states, completeness, and the plain values that a plan is shown as."""
