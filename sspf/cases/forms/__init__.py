"""The forms of a case: its people, who takes part, protected data, other help there is."""
