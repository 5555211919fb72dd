"""What holds of reports: how they become final, the five headings, and the time a programme runs."""
