"""What can be asked about plans: versions, follow-ups, what waits, and figures."""
