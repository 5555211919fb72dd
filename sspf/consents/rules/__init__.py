"""The law of consent as pure functions: facts, what may be shared and when, what is missing, what cannot be true."""
