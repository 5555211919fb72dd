"""Pages of statements: one module per resource."""
