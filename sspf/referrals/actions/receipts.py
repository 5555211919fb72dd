"""The number that a sender keeps."""

import secrets

RECEIPT_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


RECEIPT_LENGTH = 15  # 75 bits: what is stored is a plain digest


def new_receipt() -> str:
    """A receipt number that can be read out on the telephone. It opens nothing; it only helps to find the anmälan."""
    return "".join(secrets.choice(RECEIPT_LETTERS) for _ in range(RECEIPT_LENGTH))
