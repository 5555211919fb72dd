"""What a mail is, when it is tried again, and how it is worded, as pure functions."""
