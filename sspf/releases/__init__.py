"""Figures about persons: read once in a while, protected with noise that never changes, and frozen."""
