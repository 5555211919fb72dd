"""The calendar as plain values: weeks, a term, one entry."""
