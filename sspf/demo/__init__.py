"""The demo municipality: invented people in every state of the flow, made through the same actions as real work."""
