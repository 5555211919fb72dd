"""Why a file of tables from elsewhere is not read; the label tells what to do instead."""

from enum import StrEnum


class SheetProblem(StrEnum):
    """What is wrong with the file as a whole."""

    too_large = "too_large"
    too_many_rows = "too_many_rows"
    too_wide = "too_wide"
    unpacks_too_large = "unpacks_too_large"
    macros = "macros"
    locked = "locked"
    other_kind = "other_kind"
    damaged = "damaged"
    no_text = "no_text"
    empty = "empty"
