"""What tests stand on: the database server, the browser and where to find them on this machine."""
