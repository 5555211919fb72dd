"""What is done with a lägesbild and its counts; every text is looked through before it is kept."""
