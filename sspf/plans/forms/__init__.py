"""The forms of the plan: one small form per thing, so that it can be written while people talk."""
