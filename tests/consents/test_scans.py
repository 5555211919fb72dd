"""A scan or photo of the signed paper: looked at by what it holds, and kept sealed with the signature."""

import io
import tempfile

import pytest
from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from sspf.attachments.models import Attachment
from sspf.consents.actions import signatures
from sspf.web.frame import LARGEST_REQUEST
from tests.attachments.samples import SECRET, document, photograph
from tests.browser import Visitor
from tests.factories import consents
from tests.factories.consents import Round
from tests.house import House


@pytest.fixture
def made(sqlite_house: House) -> Round:
    return consents.asked(sqlite_house)


@pytest.fixture
def page(sqlite_house: House, made: Round) -> str:
    """Where the papers of the mother's signature are kept."""
    with sqlite_house.work() as work:
        terms = consents.yes(work, made.family.guardian_ids[0], until_on=made.until_on)
        signature_id = signatures.sign(work, made.case_id, made.consent_id, terms)
        work.commit()
    return f"{made.path}/underskrifter/{signature_id}/papper"


@pytest.fixture
def visitor(sqlite_house: House) -> Visitor:
    return Visitor(sqlite_house).sign_in("koordinator")


def post(visitor: Visitor, page: str, fields: dict[str, str], content: bytes, name: str = "x.pdf") -> TestResponse:
    """Send a form with a file, made by hand: the test client itself would put large ones on disk."""
    boundary, body = encode_multipart({**fields, "file": FileStorage(io.BytesIO(content), name)})
    return visitor.client.post(page, data=body, content_type=f'multipart/form-data; boundary="{boundary}"')


def send(visitor: Visitor, page: str, content: bytes, name: str = "x.pdf") -> int:
    """Open the form and send a file; the status of the answer, which the visitor then has before it."""
    visitor.get(page)
    visitor.meet(post(visitor, page, visitor.page.fields(), content, name))
    return visitor.response.status_code


def test_complaint_k8_paper_is_registered_with_its_day_and_scanned(
    visitor: Visitor, sqlite_house: House, made: Round, page: str
) -> None:
    send(visitor, page, photograph((1600, 1200), "PNG"))
    assert visitor.follow().text.count("Bild (PNG)") == 1
    send(visitor, page, document())
    assert "PDF, " in visitor.follow().text
    visitor.get(made.path)
    assert page in {each.get("href") for each in visitor.page.all("a")}
    with sqlite_house.work(writing=False) as work:
        assert work.session.scalar(select(func.count()).select_from(Attachment)) == 2


def test_what_is_fetched_is_what_was_kept_without_the_cameras_words(visitor: Visitor, page: str) -> None:
    send(visitor, page, photograph())
    link = next(each["href"] for each in visitor.follow().all("a") if "/bilagor/" in (each.get("href") or ""))
    answer = visitor.client.get(link)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert SECRET.encode() not in answer.data


def test_r48_the_name_that_the_file_had_is_kept_nowhere(visitor: Visitor, sqlite_house: House, page: str) -> None:
    send(visitor, page, photograph(), "ylva-provsson.jpg")
    assert "ylva-provsson" not in visitor.follow().text
    names = [path.name for path in sqlite_house.settings.data.rglob("*")]
    assert not [name for name in names if "provsson" in name.lower()]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Välj en fil."),
        (b"MZ ett program", "Filen är inte en PDF, JPEG eller PNG."),
        (b"%PDF-1.7 trasig", "Filen går inte att läsa"),
        (document(password="x"), "Filen är låst med ett lösenord."),
    ],
)
def test_a_file_that_is_not_what_it_says_is_told_what_to_do_and_nothing_is_kept(
    visitor: Visitor, sqlite_house: House, page: str, content: bytes, sentence: str
) -> None:
    assert send(visitor, page, content) == 422
    assert sentence in visitor.text
    with sqlite_house.work(writing=False) as work:
        assert work.session.scalar(select(func.count()).select_from(Attachment)) == 0
    assert not (sqlite_house.settings.data / "bilagor").exists()


def test_a_file_above_ten_megabytes_is_refused_before_it_is_read(visitor: Visitor, page: str) -> None:
    assert send(visitor, page, b"\xff\xd8\xff" + bytes(11 * 1024 * 1024)) == 413


def test_large_requests_are_taken_where_a_file_is_sent_and_nowhere_else(
    visitor: Visitor, made: Round, page: str
) -> None:
    large = b"%PDF-" + bytes(LARGEST_REQUEST + 1)
    assert send(visitor, page, large) == 422
    form = f"{made.path}/{made.consent_id}/underskrift"
    visitor.get(form)
    assert post(visitor, form, visitor.page.fields(), large).status_code == 413


def test_a_file_from_somebody_who_is_not_signed_in_is_not_read(sqlite_house: House, page: str) -> None:
    stranger = Visitor(sqlite_house)
    answer = post(stranger, page, {}, bytes(9 * 1024 * 1024))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/logga-in")


def test_a_file_never_touches_the_disk_in_the_clear(
    visitor: Visitor, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise AssertionError("a temporary file was opened")

    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.setattr("werkzeug.formparser.TemporaryFile", refuse, raising=False)
    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", refuse, raising=False)
    assert send(visitor, page, photograph((1500, 1500), "PNG") + bytes(900_000)) == 303


def test_the_same_form_sent_twice_keeps_the_file_once(visitor: Visitor, sqlite_house: House, page: str) -> None:
    visitor.get(page)
    fields = visitor.page.fields()
    for _ in range(2):
        assert post(visitor, page, fields, photograph()).status_code == 303
    with sqlite_house.work(writing=False) as work:
        assert work.session.scalar(select(func.count()).select_from(Attachment)) == 1


def test_another_cases_signature_is_not_there(visitor: Visitor, sqlite_house: House, page: str) -> None:
    other = consents.asked(sqlite_house)
    signature_id = page.split("/")[-2]
    visitor.get(f"{other.path}/underskrifter/{signature_id}/papper", status=404)
