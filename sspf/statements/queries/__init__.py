"""What can be asked about statements: which the actor may read, who could read one, what the family may read."""
