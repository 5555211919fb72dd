"""What must hold of a line in the register, and what it is made of."""
