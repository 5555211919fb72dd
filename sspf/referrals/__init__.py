"""How a young person came to SSPF, and what was answered."""
