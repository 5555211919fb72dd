"""Pages of the cases as such: the list, and who takes part."""
