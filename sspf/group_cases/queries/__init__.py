"""What can be asked of group cases: which the actor reaches, the list, one with everything in it."""
