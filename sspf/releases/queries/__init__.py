"""What can be asked: the ledger, which knows no case; and apart from it what a publication is made of."""
