"""Files as people send them: photographs with a place in them, PDFs that act, and things that are something else."""

import io
import struct
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

SECRET = "Kvarnholmen 56.66N"
"""What no kept file may hold."""


def photograph(size: tuple[int, int] = (40, 30), kind: str = "JPEG", *, turned: bool = False) -> bytes:
    """A picture that is red on its left half, with camera, place and comment written into it."""
    picture = Image.new("RGB", size, "white")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x010F], exif[0x9286] = SECRET, SECRET
    if turned:
        exif[0x0112] = 6  # lies on its side: to be shown turned a quarter to the right
    written = io.BytesIO()
    picture.save(written, kind, exif=exif, comment=SECRET.encode())
    return written.getvalue()


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says it has 400 million pixels."""
    header = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _piece(b"IHDR", header) + _piece(b"IDAT", zlib.compress(b"\0" * 64)) + _piece(b"IEND")


def document(pages: int = 1, password: str = "") -> bytes:
    """A PDF that opens a program, runs a script, carries a file, links out and says who made it."""
    with Pdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(200, 200))
        _draw(pdf)
        _act(pdf)
        written = io.BytesIO()
        encryption = pikepdf.Encryption(owner=password, user=password) if password else None
        pdf.save(written, encryption=encryption or False)
        return written.getvalue()


def _draw(pdf: Pdf) -> None:
    """A photograph and a word on the first page, as from a scanner's app."""
    page = pdf.pages[0]
    picture = pdf.make_stream(photograph())
    picture.Type, picture.Subtype, picture.Filter = Name.XObject, Name.Image, Name.DCTDecode
    picture.Width, picture.Height, picture.BitsPerComponent, picture.ColorSpace = 40, 30, 8, Name.DeviceRGB
    picture.Metadata = pdf.make_stream(SECRET.encode())
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.obj.Resources = Dictionary(XObject=Dictionary(P=picture), Font=Dictionary(F=font))
    page.obj.Contents = pdf.make_stream(b"q 80 0 0 60 60 60 cm /P Do Q BT /F 14 Tf 20 20 Td (Samtycke) Tj ET")


def _act(pdf: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=f"app.alert('{SECRET}')")
    pdf.Root.OpenAction, pdf.Root.AA = script, Dictionary(WC=script)
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["x", script])))
    pdf.attachments["hemligt.txt"] = SECRET.encode()
    pdf.docinfo["/Author"] = SECRET
    page = pdf.pages[0].obj
    page.AA, page.PieceInfo = Dictionary(O=script), Dictionary(X=Dictionary(Private=SECRET))
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=[0, 0, 200, 200],
        A=Dictionary(S=Name.URI, URI="https://example.org/" + SECRET),
    )
    run = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=Dictionary(S=Name.Launch, F=SECRET))
    page.Annots = Array([pdf.make_indirect(link), pdf.make_indirect(run)])


def _piece(kind: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
