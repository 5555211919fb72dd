"""What is taken in, what is turned away, and what is left of a file: the pixels and the pages, nothing else."""

import io
import random

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from sspf.attachments.rules import documents, intake, pictures
from sspf.attachments.rules.intake import MediaType, taken_in
from sspf.attachments.rules.problems import AttachmentProblem, Unfit
from tests.attachments.samples import SECRET, bomb, document, photograph


def problem(content: bytes) -> AttachmentProblem:
    with pytest.raises(Unfit) as caught:
        taken_in(content)
    return caught.value.problem


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (photograph(), MediaType.jpeg),
        (photograph(kind="PNG"), MediaType.png),
        (document(), MediaType.pdf),
    ],
)
def test_a_file_is_known_by_what_it_holds(content: bytes, expected: MediaType) -> None:
    kept = taken_in(content)
    assert kept.media_type is expected
    assert intake.media_type(kept.content) is expected


@pytest.mark.parametrize("content", [photograph(), photograph(kind="PNG"), document()])
def test_nothing_of_who_made_it_where_and_when_is_kept(content: bytes) -> None:
    assert SECRET.encode() in content
    kept = taken_in(content).content
    assert SECRET.encode() not in kept
    with_streams_open = io.BytesIO()
    if kept.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(kept)) as pdf:
            pdf.save(with_streams_open, qdf=True, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    assert SECRET.encode() not in with_streams_open.getvalue()


def test_a_photograph_is_kept_the_right_way_up_and_without_a_word_of_the_camera() -> None:
    with Image.open(io.BytesIO(taken_in(photograph((40, 30), turned=True)).content)) as kept:
        assert kept.size == (30, 40)
        assert not kept.getexif()
        assert "comment" not in kept.info
        red, white = kept.getpixel((15, 5)), kept.getpixel((15, 35))
    assert isinstance(red, tuple)
    assert isinstance(white, tuple)
    assert red[1] < 60
    assert white[1] > 200


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_picture_is_drawn_anew(mode: str) -> None:
    written = io.BytesIO()
    Image.new(mode, (9, 9)).save(written, "PNG")
    with Image.open(io.BytesIO(taken_in(written.getvalue()).content)) as kept:
        assert kept.mode in {"L", "RGB"}


def test_what_follows_after_the_picture_is_left_behind() -> None:
    archive = b"PK\x03\x04 ett arkiv efter bilden"
    assert archive not in taken_in(photograph() + archive).content
    assert b"<script>" not in taken_in(document() + b"\n<script>alert(1)</script>").content


def test_a_picture_too_large_to_unpack_is_turned_away_before_it_is_unpacked() -> None:
    assert len(bomb()) < 1000
    assert problem(bomb()) is AttachmentProblem.too_many_pixels


def test_the_limit_of_pixels_is_inclusive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 40 * 30)
    assert taken_in(photograph((40, 30))).media_type is MediaType.jpeg
    assert problem(photograph((41, 30))) is AttachmentProblem.too_many_pixels


def test_a_pdf_keeps_how_its_pages_look_and_nothing_that_acts() -> None:
    kept = taken_in(document(pages=2)).content
    with pikepdf.open(io.BytesIO(kept)) as pdf:
        assert len(pdf.pages) == 2
        assert set(pdf.Root.keys()) <= {"/Type", "/Pages"}
        assert not pdf.docinfo
        assert not pdf.attachments
        assert not any("/Annots" in page.obj or "/AA" in page.obj for page in pdf.pages)
    drawn = pypdfium2.PdfDocument(kept)
    picture = drawn[0].render(scale=1).to_pil().convert("RGB")
    assert picture.getpixel((75, 110)) != (255, 255, 255)
    assert "Samtycke" in drawn[0].get_textpage().get_text_range()
    drawn.close()


def test_what_was_filled_in_on_a_form_stays_to_be_seen() -> None:
    with pikepdf.Pdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 100))
        look = pdf.make_stream(b"1 0 0 rg 0 0 100 50 re f")
        look.Type, look.Subtype, look.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, pikepdf.Array([0, 0, 100, 50])
        field = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            T="namn",
            F=4,
            Rect=[20, 20, 120, 70],
            AP=pikepdf.Dictionary(N=look),
        )
        made = pdf.make_indirect(field)
        pdf.pages[0].obj.Annots = pikepdf.Array([made])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([made]))
        written = io.BytesIO()
        pdf.save(written)
    drawn = pypdfium2.PdfDocument(taken_in(written.getvalue()).content)
    assert drawn[0].render(scale=1).to_pil().convert("RGB").getpixel((60, 50)) == (255, 0, 0)
    drawn.close()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", AttachmentProblem.empty),
        (b"MZ\x90\x00 ett program", AttachmentProblem.unknown_type),
        (b"<html><script>alert(1)</script>", AttachmentProblem.unknown_type),
        (b"PK\x03\x04 ett arkiv", AttachmentProblem.unknown_type),
        (b"GIF89a", AttachmentProblem.unknown_type),
        (b" %PDF-1.7", AttachmentProblem.unknown_type),
        (b"%PDF-1.7 men inte mer", AttachmentProblem.unreadable),
        (photograph()[:300], AttachmentProblem.unreadable),
        (b"\x89PNG\r\n\x1a\n" + photograph(), AttachmentProblem.unreadable),
        (b"\xff\xd8\xff" + document(), AttachmentProblem.unreadable),
        (document(password="1234"), AttachmentProblem.password),
        (document(pages=61), AttachmentProblem.too_many_pages),
        (b"%PDF-" + b"0" * intake.LARGEST, AttachmentProblem.too_large),
    ],
)
def test_what_is_not_what_it_says_is_turned_away_with_the_reason(content: bytes, expected: AttachmentProblem) -> None:
    assert problem(content) is expected


@pytest.mark.filterwarnings(
    "ignore::UserWarning"
)  # Pillow says so of spoilt camera words; the picture may still be one
def test_two_hundred_spoilt_files_are_turned_away_or_made_harmless() -> None:
    chance = random.Random(20261122)
    originals = [photograph(), photograph(kind="PNG"), document()]
    for number in range(210):
        spoilt = bytearray(originals[number % 3])
        for _ in range(chance.randint(1, 12)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        try:
            kept = taken_in(bytes(spoilt[: chance.randint(10, len(spoilt))] if number % 2 else spoilt)).content
        except Unfit:
            continue
        assert harmless(kept)


def harmless(kept: bytes) -> bool:
    """Whether a picture tells nothing, or a PDF has nothing beside its pages."""
    if intake.media_type(kept) is not MediaType.pdf:
        return SECRET.encode() not in kept
    with pikepdf.open(io.BytesIO(kept)) as pdf:
        within = all(frozenset(page.obj.keys()) <= documents.OF_PAGE for page in pdf.pages)
        return within and set(pdf.Root.keys()) <= {"/Type", "/Pages"}
