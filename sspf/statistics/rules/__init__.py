"""Pure decisions about figures: what is counted from which facts, when it is told, and in which words."""
