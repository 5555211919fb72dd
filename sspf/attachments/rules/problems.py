"""Knows why a file is not taken in."""

from enum import StrEnum


class AttachmentProblem(StrEnum):
    """Why a file is not taken in; the label tells what to do."""

    empty = "empty"
    too_large = "too_large"
    case_is_full = "case_is_full"
    unknown_type = "unknown_type"
    unreadable = "unreadable"
    too_many_pixels = "too_many_pixels"
    too_many_pages = "too_many_pages"
    password = "password"  # noqa: S105  # a PDF that asks for one


class Unfit(Exception):
    """The file is not taken in."""

    def __init__(self, problem: AttachmentProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem
