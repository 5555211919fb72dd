"""The pages of oversight, one module for each resource."""
