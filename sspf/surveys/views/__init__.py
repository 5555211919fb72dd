"""One module per resource: codes given out in a case, answers by anyone with a code, and the sums of them."""
