"""Pages of the family and its consent: persons, custody, rounds, signatures, withdrawals and what goes with them."""
