"""The pages of the register, one module for each resource."""
