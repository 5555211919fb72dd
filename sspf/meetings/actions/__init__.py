"""What can be done with meetings: call, move, call off, answer, record who came, note; each act records its event."""
