"""Figures for the styrgrupp: counts and medians over the whole municipality, never a person."""
