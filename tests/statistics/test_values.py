"""How a figure is said, and that freezing it changes nothing of it."""

import json

import pytest

from sspf.catalogue.indicators import Indicator
from sspf.settings import PROJECT
from sspf.statistics.rules.values import Counted, Share, packed, said, told, unpacked, untold
from tests.house import read_catalogue

INDICATORS = read_catalogue(PROJECT / "config").indicators
SHARE, NUMBER, DAYS, LOAD = (
    INDICATORS[each] for each in ("attendance", "meetings_held", "days_to_help", "coordinator_load")
)
RELEASED, TOTAL = INDICATORS["persons"], INDICATORS["referrals"]


@pytest.mark.parametrize(
    ("count", "of", "words"), [(7, 12, "7 av 12"), (0, 29, "0 av 29"), (21, 30, "70 % (21 av 30)")]
)
def test_complaint_s5_nothing_is_said_in_per_cent_on_fewer_than_thirty(count: int, of: int, words: str) -> None:
    value = told(SHARE, Counted(count, of))
    assert value.words == words
    assert (value.percent is None) == (of < 30)


@pytest.mark.parametrize(
    ("indicator", "counted", "words"),
    [
        (NUMBER, Counted(1234), "1\N{NO-BREAK SPACE}234"),
        (SHARE, Counted(0, 0), "inget att räkna"),
        (DAYS, Counted(9, days=14.0), "14 dagar"),
        (DAYS, Counted(6, days=14.5), "14,5 dagar"),
        (DAYS, Counted(4), "för få ärenden"),
    ],
)
def test_a_figure_is_said_in_words(indicator: Indicator, counted: Counted, words: str) -> None:
    assert told(indicator, counted).words == words


@pytest.mark.parametrize(
    ("share", "indicator", "words"),
    [
        (Share(3, 4), NUMBER, "3 (minst 4)"),
        (Share(12, 50), LOAD, "12 på 50 % av heltid"),
        (Share(12), LOAD, "12, avsatt tid saknas"),
    ],
)
def test_a_part_is_said_in_words(share: Share, indicator: Indicator, words: str) -> None:
    assert said(share, indicator.kind) == words


def test_what_is_not_told_says_why() -> None:
    assert untold(TOTAL, is_over=False).words == "visas när perioden är slut"
    assert untold(TOTAL, is_over=True).words == "räknades inte då"
    assert untold(RELEASED, is_over=True).words == "i utgivna tabeller"
    assert untold(TOTAL, is_over=False).percent is None


def test_parts_are_per_agency_only_where_they_are_agencies() -> None:
    parts = {"polis": Share(1, 2)}
    assert told(SHARE, Counted(1, 2, parts=parts)).per_agency == parts
    assert told(NUMBER, Counted(1, parts=parts)).per_agency == {}


def test_figures_come_back_from_the_freezer_as_they_were() -> None:
    found = {"attendance": Counted(1, 2, parts={"skola": Share(1, 2)}), "days_to_help": Counted(5, days=3.5)}
    assert unpacked(json.loads(json.dumps(packed(found)))) == found
