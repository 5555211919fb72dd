"""What can be asked of figures: the facts they are counted from, and the figures of a period."""
