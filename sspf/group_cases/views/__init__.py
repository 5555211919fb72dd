"""The pages of group cases, one module for each resource."""
