"""By when: what people say is read, kept and said again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf import dues

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026-12-15", date(2026, 12, 15), date(2026, 12, 15)),
        ("1 maj", date(2027, 5, 1), date(2027, 5, 1)),
        ("den 15 december 2026", date(2026, 12, 15), date(2026, 12, 15)),
        ("Juni", date(2027, 6, 1), date(2027, 6, 30)),
        ("december", date(2026, 12, 1), date(2026, 12, 31)),
        ("nov", date(2026, 11, 1), date(2026, 11, 30)),
        ("februari 2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("Start april", date(2027, 4, 1), date(2027, 4, 10)),
        ("början av  maj 2027", date(2027, 5, 1), date(2027, 5, 10)),
        ("Hösten 2018", date(2018, 8, 1), date(2018, 12, 31)),
        ("våren", date(2027, 1, 1), date(2027, 6, 30)),
        ("vintern 2026", date(2026, 12, 1), date(2027, 2, 28)),
        ("Hela 2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2027", date(2027, 1, 1), date(2027, 12, 31)),
    ],
)
def test_what_people_say_is_read(typed: str, first: date, last: date) -> None:
    found = dues.read(typed, TODAY)

    assert found is not None
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize("typed", ["", "snart", "2026-02-30", "2026-13", "ju", "ma", "31 juni", "höst-start", "99999"])
def test_what_is_no_time_is_not_read(typed: str) -> None:
    assert dues.read(typed, TODAY) is None


CODES = st.one_of(
    st.dates(date(2000, 1, 1), date(2199, 12, 31)).map(date.isoformat),
    st.integers(2000, 2199).map(str),
    st.tuples(st.integers(2000, 2199), st.integers(1, 12), st.sampled_from(["", "-start"])).map(
        lambda each: f"{each[0]}-{each[1]:02}{each[2]}"
    ),
    st.tuples(st.integers(2000, 2199), st.sampled_from(sorted(dues.SEASONS))).map(lambda each: f"{each[0]}-{each[1]}"),
)


@given(CODES)
def test_the_words_say_the_same_as_the_code(code: str) -> None:
    due = dues.of(code)

    assert dues.read(due.words, TODAY) == due == dues.of(due.code)
    assert due.first <= due.last


@given(st.text(max_size=30), st.dates(date(2000, 1, 1), date(2190, 1, 1)))
def test_whatever_is_typed_a_time_without_a_year_is_never_over(typed: str, today: date) -> None:
    found = dues.read(typed, today)

    assert found is None or found.last >= today or any(each.isdigit() for each in typed)


def test_what_is_no_code_is_refused() -> None:
    for code in ("hösten 2026", "2026-14", "2026-vår-start", "1999", ""):
        with pytest.raises(ValueError, match="not the code"):
            dues.of(code)


def test_promises_are_ordered_by_their_last_days() -> None:
    said = [dues.of(each) for each in ("2026", "2026-höst", "2026-06", "2026-05-20")]

    assert sorted(said) == [said[3], said[2], said[0], said[1]]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("15 december", "2025-12-15"),
        ("20 november", "2026-11-20"),
        ("november", "2026-11"),
        ("december", "2025-12"),
        ("våren", "2026-vår"),
        ("hela 2025", "2025"),
        ("2027-01-02", "2027-01-02"),
    ],
)
def test_what_has_been_is_the_latest_that_has_begun_unless_a_year_is_said(typed: str, code: str) -> None:
    assert dues.read_past(typed, TODAY) == dues.of(code)


def test_what_is_no_time_has_not_been_either() -> None:
    assert dues.read_past("snart", TODAY) is None
