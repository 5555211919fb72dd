"""The vault: keys, sealing and opening. Nobody else imports `cryptography`."""
