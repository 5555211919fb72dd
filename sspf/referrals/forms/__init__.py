"""The forms for sending an anmälan, and for the coordinator's answers."""
