"""Pages for signing in and for the administratör's work with accounts and seats."""
