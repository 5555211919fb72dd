"""Lägesbild of an area and a quarter: figures of places from others, with words; never a person."""
