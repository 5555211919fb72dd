"""The letters to the family: who gets one, what it tells, what it keeps back, and that it was sent."""

import re
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pypdfium2
import pytest

from sspf.access.permissions import Permission
from sspf.cases.queries import reach
from sspf.cases.rules.people import PersonRole, PersonTerms
from sspf.consents.actions import withdrawals
from sspf.consents.rules.terms import WithdrawalTerms
from sspf.errors import NotFound, Refused
from sspf.meetings.actions import letters, meetings, summonses
from sspf.meetings.queries import letters as queries
from sspf.meetings.rules.letters import LetterChannel, LetterProblem, SentTerms, language_of
from sspf.meetings.rules.states import MeetingKind
from sspf.meetings.rules.terms import Appointment, DeclineTerms, MeetingTerms
from tests.browser import Visitor
from tests.factories import cases, consents, protection
from tests.factories import meetings as build
from tests.house import House

UNITS = ("skola-norr", "omradespolis", "fritid-unga")
MORMOR = PersonTerms(PersonRole.relative, "Gun", "Provsson")
HOME = "Provvägen 12"


@pytest.fixture
def house(sqlite_house: House) -> House:
    """SQLite alone: one plain insert is all that is written; tests/crypto fills every table on both."""
    return sqlite_house


def consented(house: House, made: cases.Family) -> consents.Round:
    given = consents.asked(house, made, UNITS)
    consents.sign(house, given, *made.guardian_ids, units=UNITS)
    return given


def called(house: House, made: cases.Family, *seats: str, place: str = "Biblioteket", link: str = "") -> UUID:
    appointment = Appointment(build.WHEN, build.WHEN + timedelta(hours=1), place, link)
    terms = MeetingTerms(appointment, "Frånvaron på Måsviksskolan.", seats or ("rektor-norr", "gruppchef"))
    with house.work() as work:
        meeting_id = meetings.call(work, made.case_id, MeetingKind.family_meeting, terms)
        work.commit()
    return meeting_id


def ready(house: House, mother: PersonTerms = cases.MOTHER) -> tuple[cases.Family, UUID]:
    """A meeting ahead with a family that has said yes; kurator comes for the school, the police have not answered."""
    made = cases.family(house, replace(cases.YOUTH, address=HOME), (mother, cases.FATHER))
    consented(house, made)
    meeting_id = called(house, made)
    build.named(house, build.summons_of(house, made.case_id, meeting_id, "rektor-norr"), "rektor", "kurator")
    return made, meeting_id


def path(made: cases.Family, meeting_id: UUID) -> str:
    return f"/arenden/{made.case_id}/moten/{meeting_id}/brev"


def read(visitor: Visitor, made: cases.Family, meeting_id: UUID, person_id: UUID, language: str = "") -> str:
    """The text of one letter, as somebody reads it."""
    visitor.sign_in("koordinator").get(f"{path(made, meeting_id)}/{person_id}.pdf?sprak={language}")
    assert "kallelse.pdf" in visitor.response.headers["Content-Disposition"]
    pdf = pypdfium2.PdfDocument(visitor.response.data)
    with pdf:
        assert "Provsson" not in str(pdf.get_metadata_dict())
        return " ".join(re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in pdf)


def show(house: House, made: cases.Family, meeting_id: UUID) -> queries.LettersPage:
    with house.work(writing=False) as work:
        return queries.show(work, reach.find(work, Permission.meeting_lead, made.case_id), meeting_id)


def test_the_letter_tells_when_and_where_and_why(visitor: Visitor, house: House) -> None:
    made, meeting_id = ready(house)
    text = read(visitor, made, meeting_id, made.youth_id)
    for told in ("onsdag 9 december 2026", "klockan 13.00–14.00", "Biblioteket", "Frånvaron på Måsviksskolan.", HOME):
        assert told in text
    assert "Det gäller till och med 11 maj 2027" in text  # the day before she turns fifteen and decides herself
    assert "Du kan ändra dig när du vill" in text


def test_complaint_v16_the_family_knows_beforehand_who_comes_and_why(visitor: Visitor, house: House) -> None:
    made, meeting_id = ready(house)
    text = read(visitor, made, meeting_id, made.guardian_ids[0])
    assert "Så många kommer, utom familjen och koordinatorn: 2." in text
    assert "Kerstin Olofsdotter, Måsviksskolan" in text
    assert "Berättar hur det går i skolan" in text
    assert "Områdespolisen, det är inte bestämt vem som kommer" in text
    with house.work("gruppchef") as work:
        summons_id = build.summons_of(house, made.case_id, meeting_id, "gruppchef")
        summonses.decline(work, summons_id, DeclineTerms("ingen-kan"), None)
        work.commit()
    text = read(visitor, made, meeting_id, made.guardian_ids[0])
    assert "Områdespolisen" not in text
    assert "Så många kommer, utom familjen och koordinatorn: 1." in text


def test_complaint_v7_the_letter_says_whom_to_call_for_another_time(visitor: Visitor, house: House) -> None:
    made, meeting_id = ready(house)
    text = read(visitor, made, meeting_id, made.guardian_ids[1])
    assert "Passar inte tiden eller platsen?" in text
    assert "Ring Karin Ekmark, koordinator: 08-465 004 11" in text


def test_complaint_u14_and_u2_the_youth_can_take_part_in_other_ways_and_speaks_first(
    visitor: Visitor, house: House
) -> None:
    made, meeting_id = ready(house)
    text = read(visitor, made, meeting_id, made.youth_id)
    for way in (
        "digitalt, till exempel hemifrån",
        "Skriv ett brev",
        "Berätta före mötet för koordinatorn",
        "samma dag",
    ):
        assert way in text
    for promise in ("Du får berätta först", "lika mycket om det som fungerar", "behöver en paus", "litar på"):
        assert promise in text


def test_complaint_v15_the_letter_says_what_sspf_is(visitor: Visitor, house: House) -> None:
    made, meeting_id = ready(house)
    assert "SSPF betyder att skola, socialtjänst, polis och fritid" in read(visitor, made, meeting_id, made.youth_id)


def test_each_reads_in_their_own_language_and_is_told_of_an_interpreter(visitor: Visitor, house: House) -> None:
    made, meeting_id = ready(house, replace(cases.MOTHER, language="Engelska", needs_interpreter=True))
    text = read(visitor, made, meeting_id, made.guardian_ids[0])
    for told in ("Wednesday 9 December 2026", "This is a translation.", "We will arrange an interpreter", "in Swedish"):
        assert told in text
    assert "Kom till ett möte" in read(visitor, made, meeting_id, made.guardian_ids[0], "latt-svenska")
    assert "Vill du ha tolk?" in read(visitor, made, meeting_id, made.guardian_ids[1])
    assert "Kallelse till ett möte" in read(visitor, made, meeting_id, made.youth_id, "klingonska")


def test_a_language_that_there_is_no_letter_in_is_told_to_the_coordinator(visitor: Visitor, house: House) -> None:
    made, meeting_id = ready(house, replace(cases.MOTHER, language="somaliska"))
    visitor.sign_in("koordinator").get(path(made, meeting_id))
    assert "Brevet finns inte på somaliska. Läs upp det med tolk." in visitor.text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", ("sv", True)),
        ("svenska", ("sv", True)),
        ("Engelska ", ("en", True)),
        ("English", ("en", True)),
        ("lätt svenska", ("latt-svenska", True)),
        ("arabiska", ("sv", False)),
    ],
)
def test_languages_are_known_by_the_names_that_people_write(
    house: House, written: str, expected: tuple[str, bool]
) -> None:
    catalogue = house.installation.catalogue
    assert language_of(written, catalogue.languages, catalogue.call_letter(date(2026, 11, 23))) == expected


def test_law_r64_a_letter_tells_nobody_where_somebody_else_can_be_found(visitor: Visitor, house: House) -> None:
    made = protection.shielded(house)
    mother, father = made.guardian_ids
    consented(house, made)
    meeting_id = called(house, made, place="", link="https://mote.example/1")
    build.named(house, build.summons_of(house, made.case_id, meeting_id, "rektor-norr"), "rektor", "kurator")
    text = read(visitor, made, meeting_id, father)
    for place in (*protection.PLACES, "Måsvik", "Kerstin", "Områdespolisen", "Biblioteket"):
        assert place not in text
    assert "https://mote.example/1" in text
    assert "Skolan Berättar hur det går i skolan" in text
    assert "Koordinatorn berättar för dig vad mötet handlar om." in text
    hers = read(visitor, made, meeting_id, mother)
    assert protection.PLACES[0] not in hers
    assert "Skyddade personuppgifter." in hers
    assert "Frånvaron på Måsviksskolan." in hers


def test_law_r64_there_is_no_letter_to_a_place_where_somebody_must_not_be_found(house: House) -> None:
    made = protection.protected(house)
    consented(house, made)
    meeting_id = called(house, made, link="https://mote.example/1")
    protection.shielded(house, made)
    assert show(house, made, meeting_id).problem is LetterProblem.place_told
    with house.work() as work, pytest.raises(Refused) as caught:
        queries.printed(
            work, reach.find(work, Permission.meeting_lead, made.case_id), meeting_id, made.guardian_ids[1], ""
        )
    assert caught.value.reason is LetterProblem.place_told


def test_complaint_v9_whoever_has_no_custody_gets_no_letter(house: House) -> None:
    made = cases.family(house, guardians=(cases.MOTHER, cases.FATHER, MORMOR))
    both = replace(made, guardian_ids=made.guardian_ids[:2])
    consented(house, both)
    meeting_id = called(house, made)
    page = show(house, made, meeting_id)
    assert [each.name for each in page.recipients] == ["Alva Provsson", "Arne Provsson", "Ylva Provsson"]
    assert page.without == ["Gun Provsson"]
    with house.work() as work, pytest.raises(NotFound):
        letters.sent(work, made.case_id, meeting_id, made.guardian_ids[2], SentTerms(LetterChannel.post, work.today))


def test_a_letter_is_noted_as_sent_and_outdated_when_the_meeting_moves(visitor: Visitor, house: House) -> None:
    made, meeting_id = ready(house)
    to = f"{path(made, meeting_id)}/{made.youth_id}/skickat"
    visitor.sign_in("koordinator").fill(to, channel="hand", sent_on="2026-11-23")
    assert "I handen 23 november 2026, Karin Ekmark" in visitor.text
    assert [each.told for each in show(house, made, meeting_id).recipients] == [True, False, False]
    with house.work() as work:
        later = build.terms(starts_at=build.WHEN + timedelta(days=1))
        meetings.change(work, made.case_id, meeting_id, later, None)
        work.commit()
    visitor.get(path(made, meeting_id))
    assert "Tiden eller platsen har ändrats sedan dess. Skicka ett nytt." in visitor.text
    assert not any(each.told for each in show(house, made, meeting_id).recipients)


@pytest.mark.parametrize(
    ("day", "sentence"), [("2026-11-24", "Dagen har inte varit än."), ("2026-11-20", "Dagen ligger före kallelsen.")]
)
def test_a_letter_was_sent_on_a_day_that_can_be(visitor: Visitor, house: House, day: str, sentence: str) -> None:
    made, meeting_id = ready(house)
    to = f"{path(made, meeting_id)}/{made.youth_id}/skickat"
    visitor.sign_in("koordinator").get(to)
    visitor.post(to, status=422, **visitor.page.fields(), channel="post", sent_on=day)
    assert sentence in visitor.text
    assert not show(house, made, meeting_id).recipients[0].sent


def test_without_a_consent_that_holds_there_are_no_letters(visitor: Visitor, house: House) -> None:
    made, meeting_id = ready(house)
    with house.work() as work:
        withdrawals.withdraw(work, made.case_id, WithdrawalTerms(made.guardian_ids[0], work.now))
        work.commit()
    house.clock.forward(minutes=1)
    visitor.sign_in("koordinator").get(path(made, meeting_id))
    assert "Samtycket gäller inte nu." in visitor.text
    assert "Hämta brevet" not in visitor.text


def test_after_the_meeting_there_are_no_letters(house: House) -> None:
    made, meeting_id = ready(house)
    build.held(house, made.case_id, meeting_id)
    assert show(house, made, meeting_id).problem is LetterProblem.over
    with house.work() as work, pytest.raises(Refused) as caught:
        letters.sent(work, made.case_id, meeting_id, made.youth_id, SentTerms(LetterChannel.post, work.today))
    assert caught.value.reason is LetterProblem.over
