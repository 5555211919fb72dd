"""The forms of lägesbild. Nobody may be named in any of them."""
