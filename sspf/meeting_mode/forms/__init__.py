"""The forms of the meeting mode: a sheet, what is written into the plan at a point, and the end of the meeting."""
