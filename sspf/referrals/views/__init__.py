"""Pages for sending an anmälan in, and for the coordinator who answers it."""
