"""Styrgrupp and arbetsgrupp: their functions, their rhythm and their meetings."""
