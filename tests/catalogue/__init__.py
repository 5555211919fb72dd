"""The catalogue: what ships in config/, and what is refused."""
