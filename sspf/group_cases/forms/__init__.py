"""The forms of a group case and its plan, in which nobody may be named."""
