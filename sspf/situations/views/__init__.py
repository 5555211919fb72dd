"""The pages of lägesbild."""
