"""Knows how a PDF is written anew: its pages as they look, without anything that acts, links, hides or tells."""

import io
from collections.abc import Container, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from sspf.attachments.rules.problems import AttachmentProblem, Unfit

MOST_PAGES = 60
OF_PAGE = frozenset(
    ["/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Contents", "/Group"]
)
OF_PICTURE = frozenset(
    [
        "/Type",
        "/Subtype",
        "/Width",
        "/Height",
        "/ColorSpace",
        "/BitsPerComponent",
        "/ImageMask",
        "/Mask",
        "/SMask",
        "/Decode",
        "/Interpolate",
        "/Intent",
        "/Filter",
        "/DecodeParms",
        "/Length",
    ]
)
"""What draws a page and a picture. Whatever else they carry acts, holds files, or tells who made it, where and when."""
LEFT_OUT = ("/AA", "/JS", "/EF", "/AF", "/Metadata", "/PieceInfo", "/LastModified", "/Thumb")
"""What anything else, such as a drawn form, may carry of that kind."""
BROKEN = (
    pikepdf.PdfError,
    pikepdf.DataDecodingError,
    RuntimeError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
)
DRAWS = frozenset({0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD, 0xE0, 0xEE})
"""Segments of a JPEG that its pixels need; the others carry comments, camera, place and previews."""


def clean(content: bytes) -> bytes:
    """The same pages in a new file. Raises `Unfit` for what is not a PDF, asks for a password or has too many pages."""
    try:
        with Pdf.open(io.BytesIO(content)) as old, Pdf.new() as new:
            if len(old.pages) > MOST_PAGES:
                raise Unfit(AttachmentProblem.too_many_pages)
            _move(old, new)
            if not new.pages:
                raise Unfit(AttachmentProblem.unreadable)
            written = io.BytesIO()
            new.save(written, static_id=True)
            return written.getvalue()
    except pikepdf.PasswordError as error:
        raise Unfit(AttachmentProblem.password) from error
    except BROKEN as error:
        raise Unfit(AttachmentProblem.unreadable) from error


def _move(old: Pdf, new: Pdf) -> None:
    """Let the pages cross over, with what was filled in drawn on them; what belongs to the whole file stays behind."""
    if Name.AcroForm in old.Root:
        old.generate_appearance_streams()
    old.flatten_annotations("all")
    for page in old.pages:
        _keep(page.obj, OF_PAGE)
    new.pages.extend(old.pages)
    for thing in new.objects:
        _strip(thing)


def _strip(thing: Object) -> None:
    if not isinstance(thing, (Dictionary, Stream)):
        return
    picture = isinstance(thing, Stream) and thing.get("/Subtype") == Name.Image
    _keep(thing, OF_PICTURE if picture else frozenset(thing.keys()) - frozenset(LEFT_OUT))
    if isinstance(thing, Stream) and picture and _is_jpeg(thing):
        thing.write(b"".join(_silenced(thing.read_raw_bytes())), filter=Name.DCTDecode)


def _keep(thing: Dictionary | Stream, keys: Container[str]) -> None:
    for key in list(thing.keys()):
        if key not in keys:
            del thing[key]


def _is_jpeg(picture: Stream) -> bool:
    filters = picture.get("/Filter")
    return filters == Name.DCTDecode or (isinstance(filters, Array) and list(filters) == [Name.DCTDecode])


def _silenced(jpeg: bytes) -> Iterator[bytes]:
    """The picture without the segments that tell of more than its pixels, which stay as they are to the bit."""
    at = 2
    yield jpeg[:at]
    while jpeg[at : at + 1] == b"\xff" and (kind := jpeg[at + 1]) != 0xDA:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if kind in DRAWS:
            yield jpeg[at:end]
        at = end
    yield jpeg[at:]
