"""Pure decisions about figures of persons: what is counted, how it is rounded, and what is kept back."""
