"""One young person's whole way through SSPF on one page, and how it ends."""
