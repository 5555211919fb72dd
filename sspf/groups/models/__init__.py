"""Tables of the groups' meetings, what is written and decided at them, and what is prepared for them."""
