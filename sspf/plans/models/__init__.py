"""Tables of the plan and its follow-up."""
