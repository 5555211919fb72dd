"""What can be asked of the register: the own unit's lines, and which provisions it can use."""
