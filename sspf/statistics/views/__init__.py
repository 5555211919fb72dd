"""The pages of figures: a few pictures, all figures of a period, and one figure with its trend."""
