"""Staff accounts: who works here, in which unit and seats, and how they sign in."""
