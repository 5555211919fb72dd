"""What can be asked about meetings: one meeting, one kallelse, lists across cases, and figures."""
