"""Builders of valid things for tests, one file per package, through the real actions."""
