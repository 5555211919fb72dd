"""Lägesbild, counts and imports as plain values."""
