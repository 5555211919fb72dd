"""The tables of lägesbild and of the counts it rests on. No column points at a person or a case (R75)."""
