"""What holds for statements: states, who may be given them, what the family may read, which words are held back."""
