"""What a case is made of, as pure values: states, personal numbers, people."""
