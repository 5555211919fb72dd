"""Preparing for a meeting, as people meet it in the browser."""

import re

import pytest

from tests.browser import Visitor
from tests.factories import cases
from tests.factories import meetings as build
from tests.house import House

UNITS = ("skola-norr", "omradespolis")
DRAFT = re.compile("/forberedelser/[0-9a-f-]{36}$")
WRITTEN = {"text": "Borta fjorton dagar av tjugo.", "information": "skola"}


@pytest.fixture
def path(sqlite_house: House) -> str:
    """Where a meeting ahead is prepared; kurator comes for the school."""
    made = cases.shared(sqlite_house, UNITS)
    meeting_id = build.called(sqlite_house, made.case_id, "rektor-norr", "gruppchef")
    summons_id = build.summons_of(sqlite_house, made.case_id, meeting_id, "rektor-norr")
    build.named(sqlite_house, summons_id, "rektor", "kurator")
    return f"/arenden/{made.case_id}/moten/{meeting_id}/forberedelser"


@pytest.fixture
def author(sqlite_house: House) -> Visitor:
    return Visitor(sqlite_house).sign_in("kurator")


def test_what_is_written_is_kept_for_the_author_alone_and_placed_with_one_tap(
    sqlite_house: House, author: Visitor, path: str
) -> None:
    author.fill(f"{path}/ny", **WRITTEN)
    assert "Sparat. Bara du ser utkastet." in author.text
    action = next(str(each["action"]) for each in author.page.all("form") if "bordet" in str(each.get("action")))
    reader = Visitor(sqlite_house).sign_in("rektor")
    assert WRITTEN["text"] not in reader.get(path).text
    author.post(action, status=303)
    assert "Det ligger på bordet nu." in author.follow().text
    for seen in (path, path.removesuffix("/forberedelser")):
        assert WRITTEN["text"] in reader.get(seen).text


def test_saved_and_placed_at_once(author: Visitor, path: str) -> None:
    author.fill(f"{path}/ny", **WRITTEN, place="ja")
    assert "Dina utkast" not in author.text
    assert "Kerstin Olofsdotter, 23 november 2026" in author.text


def test_complaint_e8_the_author_is_told_beforehand_that_a_draft_goes(author: Visitor, path: str) -> None:
    author.get(f"{path}/ny")
    assert "tas bort när mötet är genomfört eller ställs in" in author.text
    assert "Vad går bra? Vem eller vad hjälper redan i dag?" in author.text  # the agenda's questions to begin with


def test_a_strangers_name_is_asked_about_and_what_was_typed_comes_back(author: Visitor, path: str) -> None:
    author.get(f"{path}/ny")
    written = {"text": "Var ute med Nils Bergkvist.", "information": "skola"}
    author.post(f"{path}/ny", status=422, **written)
    assert "Vi hittade: Nils Bergkvist." in author.text
    assert written["text"] in author.text
    author.post(f"{path}/ny", status=303, **written, names_seen="ja")


def test_a_draft_saved_in_another_window_is_shown_beside(author: Visitor, path: str, sqlite_house: House) -> None:
    author.fill(f"{path}/ny", **WRITTEN)
    draft = next(str(each["href"]) for each in author.page.all("a") if DRAFT.search(str(each.get("href"))))
    author.get(draft)
    stale = author.page.fields(draft) or author.page.fields()
    Visitor(sqlite_house).sign_in("kurator").fill(draft, text="Den andra texten.", information="skola")
    author.post(draft, status=409, **{**stale, "text": "Den tredje texten.", "information": "skola"})
    assert "Den andra texten." in author.text
    assert "Den tredje texten." in author.text
