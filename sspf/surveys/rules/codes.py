"""Pure decisions about one-time codes: how they are typed and read, and when an address must wait."""

from datetime import timedelta
from typing import Final

CODE_LETTERS: Final = "ACDEFGHJKLMNPQRTVWXY23456789"


CODE_LENGTH: Final = 10


GROUPS: Final = ((0, 3), (3, 6), (6, 10))


MISREAD: Final = str.maketrans("BSZU1I", "852VLL")


MOST_CODES: Final = 12


THROTTLE_WINDOW: Final = timedelta(minutes=15)


FAILURES_PER_ADDRESS: Final = 20


def grouped(code: str) -> str:
    """A code as it is handed over: `ABC-DEF-GHJK`, short enough to read aloud."""
    return "-".join(code[start:end] for start, end in GROUPS)


def as_issued(typed: str) -> str:
    """What was typed, as the code was issued: any case, blanks and hyphens; what is easily misread is put right.

    28 letters and digits in ten places make 48 bits. Of those that look alike (1/I/L, 2/Z, 5/S, 8/B, U/V) only one is
    in use, and neither 0 nor O.
    """
    return "".join(each for each in typed.upper() if each.isalnum()).translate(MISREAD)


def is_throttled(failures: int) -> bool:
    """Whether an address must wait: wrong codes over the last 15 minutes. A whole school shares one address."""
    return failures >= FAILURES_PER_ADDRESS
