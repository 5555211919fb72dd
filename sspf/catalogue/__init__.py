"""What the municipality may change without a programmer: `config/*.toml` as frozen, checked objects."""
