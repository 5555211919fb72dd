"""The pages of styrgrupp and arbetsgrupp, one module for each resource."""
