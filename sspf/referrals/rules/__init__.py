"""Pure decisions about an anmälan: what it must say, how far it has come, when it should be answered."""
