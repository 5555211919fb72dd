"""The young person and the case: identity, state and who takes part."""
