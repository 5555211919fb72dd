"""Group cases: a place or a group that needs cooperation, without any person in it (invariant 17, complaint K19)."""
