"""Acts of the meeting mode: saving what is typed, writing into the plan, and ending the meeting."""
