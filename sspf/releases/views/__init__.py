"""The pages of figures about persons."""
