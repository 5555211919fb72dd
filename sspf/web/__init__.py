"""The Flask side of the house: frames, headers, words and pictures that every page shares."""
