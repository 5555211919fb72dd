"""What holds for a lägesbild, its counts and the files they come in: pure functions."""
