"""What is done in the register: enter, correct, answer. Nothing is written over and nothing removed."""
