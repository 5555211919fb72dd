"""What each school has been told before SSPF begins there (protocol item 53); nothing in it is about a person."""
