"""What must be answered before a kartläggande samtal is kept."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sspf.talks.rules import TalkProblem, TalkTerms, Teller, Told, Voice, Wishes, talk_problem
from tests.factories.talks import TERMS, TODAY

TOMORROW = TODAY + timedelta(days=1)
SILENT = Voice("", "vill-inte")


def test_a_whole_talk_is_kept() -> None:
    assert talk_problem(TERMS, TODAY) is None


def test_only_day_company_and_voice_are_needed() -> None:
    assert talk_problem(TalkTerms(TODAY, "Alva", SILENT, {}), TODAY) is None


@pytest.mark.parametrize(
    ("terms", "problem", "field"),
    [
        (replace(TERMS, held_on=TOMORROW), TalkProblem.held_in_future, "held_on"),
        (replace(TERMS, voice=Voice()), TalkProblem.voice_needed, "voice_words"),
        (replace(TERMS, voice=Voice("Nej.", "vill-inte")), TalkProblem.voice_or_reason, "voice_missing"),
        (replace(TERMS, wishes=Wishes(teller=Teller.other)), TalkProblem.teller_needed, "teller_name"),
        (replace(TERMS, told=Told(TODAY, "muntligt", "koordinatorn")), TalkProblem.told_whole, "told_understood"),
        (replace(TERMS, told=Told(None, "muntligt")), TalkProblem.told_whole, "told_on"),
        (replace(TERMS, told=replace(TERMS.told, on=TOMORROW)), TalkProblem.told_in_future, "told_on"),
        (replace(TERMS, application_told_on=TOMORROW), TalkProblem.application_in_future, "application_told_on"),
    ],
)
def test_what_is_missing_is_told_at_its_field(terms: TalkTerms, problem: TalkProblem, field: str) -> None:
    assert talk_problem(terms, TODAY) == (problem, field)


def test_r67_the_childs_voice_is_a_quotation_or_a_reason_and_never_neither() -> None:
    assert talk_problem(replace(TERMS, voice=SILENT), TODAY) is None
    assert talk_problem(replace(TERMS, voice=Voice("Jag vill spela.")), TODAY) is None
    assert talk_problem(replace(TERMS, voice=Voice()), TODAY) is not None
