"""Knows how a picture is drawn anew: the pixels and nothing else of what the camera wrote."""

import io
import struct

from PIL import Image, ImageOps, UnidentifiedImageError

from sspf.attachments.rules.problems import AttachmentProblem, Unfit

MOST_PIXELS = 40_000_000
"""What a good telephone takes is 12 to 50 million; checked before anything is unpacked."""
QUALITY = 88
"""Of JPEG: small print on a photographed paper stays sharp."""
BROKEN = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    EOFError,
    struct.error,
)
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def clean(content: bytes, kind: str) -> bytes:
    """The picture in the same format (`JPEG` or `PNG`), the right way up, without metadata. Raises `Unfit`."""
    try:
        with Image.open(io.BytesIO(content), formats=[kind]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Unfit(AttachmentProblem.too_many_pixels)
            upright = ImageOps.exif_transpose(picture)
            return _drawn_anew(upright, kind)
    except BOMBS as error:
        raise Unfit(AttachmentProblem.too_many_pixels) from error
    except BROKEN as error:
        raise Unfit(AttachmentProblem.unreadable) from error


def _drawn_anew(picture: Image.Image, kind: str) -> bytes:
    """Only pixels cross over: the new picture never had any profile, comment, thumbnail or place."""
    grey = picture.mode in ("1", "L", "LA", "I", "I;16", "F")
    flat = Image.new("L" if grey else "RGB", picture.size, "white")
    if picture.has_transparency_data:
        shown = picture.convert("RGBA")
        flat.paste(shown, mask=shown.getchannel("A"))
    else:
        flat.paste(picture.convert(flat.mode))
    written = io.BytesIO()
    flat.save(written, kind, quality=QUALITY, optimize=True)
    return written.getvalue()
