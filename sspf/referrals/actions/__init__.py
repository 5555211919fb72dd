"""What can be done about referrals; each act records its event."""
