"""Knows which files are taken in, tells their type by what they hold, and gives back what is kept of them."""

from dataclasses import dataclass
from enum import StrEnum

from sspf.attachments.rules import documents, pictures
from sspf.attachments.rules.problems import AttachmentProblem, Unfit

LARGEST = 10 * 1024 * 1024
"""Bytes of one file, as it is sent and as it is kept."""
LARGEST_SENT = LARGEST + 64 * 1024
"""Bytes of a form that brings one file."""
LARGEST_OF_CASE = 100 * 1024 * 1024
"""Bytes of all files of one case together."""


class MediaType(StrEnum):
    """What can be attached."""

    pdf = "application/pdf"
    jpeg = "image/jpeg"
    png = "image/png"

    @property
    def ending(self) -> str:
        """What ends the name of such a file."""
        return {MediaType.pdf: "pdf", MediaType.jpeg: "jpg", MediaType.png: "png"}[self]


SIGNS = {b"%PDF-": MediaType.pdf, b"\xff\xd8\xff": MediaType.jpeg, b"\x89PNG\r\n\x1a\n": MediaType.png}


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as it is kept."""

    media_type: MediaType
    content: bytes


def taken_in(content: bytes) -> Kept:
    """What is kept of a file that was sent. Raises `Unfit`.

    The name and the type that came with it are not asked: only what it holds. Pictures are drawn anew from their
    pixels, so that nothing hidden in the file comes along; PDFs are written anew with their pages alone.
    """
    if not content:
        raise Unfit(AttachmentProblem.empty)
    if len(content) > LARGEST:
        raise Unfit(AttachmentProblem.too_large)
    found = media_type(content)
    clean = documents.clean(content) if found is MediaType.pdf else pictures.clean(content, found.name.upper())
    if len(clean) > LARGEST:
        raise Unfit(AttachmentProblem.too_large)
    return Kept(found, clean)


def media_type(content: bytes) -> MediaType:
    """The type by the file's first bytes; raises `Unfit` for anything but PDF, JPEG and PNG."""
    for sign, found in SIGNS.items():
        if content.startswith(sign):
            return found
    raise Unfit(AttachmentProblem.unknown_type)
