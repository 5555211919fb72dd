"""Turns a typst template and plain values into a tagged PDF that can be archived."""
