"""What can be asked about cases: who reaches them, their people, who takes part, the list."""
