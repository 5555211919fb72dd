"""Minutes: sent to those who were there, answered, taken back, decided, and never changed once they are adjusted."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pypdfium2
import pytest

from sspf.access.permissions import Permission
from sspf.attachments.rules.intake import Kept, MediaType
from sspf.cases.queries import reach
from sspf.errors import NotFound, Refused
from sspf.meetings.actions import attendances, minutes, notes
from sspf.meetings.queries import minutes as queries
from sspf.meetings.rules.minutes import MinutesProblem, MinutesState, Verdict
from sspf.meetings.rules.states import AttendeeRole
from sspf.meetings.rules.terms import NoteTerms
from sspf.work import Work
from tests.browser import Visitor
from tests.factories import cases, plans
from tests.factories import meetings as build
from tests.house import START, House

UNITS = ("skola-norr", "omradespolis", "fritid-unga")
SOON = START + timedelta(hours=2)
SCHOOL, POLICE = "Ritar varje dag.", "Har setts sent vid torget."


def held(house: House, kinds: tuple[str, ...] = cases.ALL_KINDS) -> tuple[UUID, UUID]:
    """A meeting that was held: kurator came for the school, gruppchef for the police, fritid had said no before."""
    made = cases.shared(house, UNITS, kinds)
    meeting_id = build.called(house, made.case_id, "rektor-norr", "gruppchef", starts_at=SOON)
    build.named(house, build.summons_of(house, made.case_id, meeting_id, "rektor-norr"), "rektor", "kurator")
    build.noted(house, made.case_id, meeting_id, "skydd", SCHOOL, "skola")
    build.noted(house, made.case_id, meeting_id, "risk", POLICE, "polis")
    build.held(house, made.case_id, meeting_id)
    return made.case_id, meeting_id


def act(house: House, login: str, what: Callable[[Work], object]) -> None:
    with house.work(login) as work:
        what(work)
        work.commit()


def send(house: House, ids: tuple[UUID, UUID], *logins: str) -> None:
    act(house, "koordinator", lambda work: minutes.send(work, *ids, [house.ids[each] for each in logins]))


def answer(house: House, ids: tuple[UUID, UUID], login: str, verdict: Verdict, words: str = "") -> None:
    act(house, login, lambda work: minutes.answer(work, *ids, verdict, words))


def refused(house: House, login: str, what: Callable[[Work], object]) -> object:
    with pytest.raises(Refused) as caught:
        act(house, login, what)
    return caught.value.reason


def view(house: House, login: str, ids: tuple[UUID, UUID]) -> queries.MinutesView:
    with house.work(login, writing=False) as work:
        return queries.show(work, reach.find(work, Permission.meeting_read, ids[0]), ids[1])


def test_all_who_were_asked_agree_and_the_minutes_are_adjusted(house: House) -> None:
    ids = held(house)
    assert view(house, "koordinator", ids).state is MinutesState.draft
    send(house, ids, "kurator", "gruppchef")
    answer(house, ids, "kurator", Verdict.agrees)
    assert view(house, "koordinator", ids).state is MinutesState.out
    answer(house, ids, "gruppchef", Verdict.agrees)
    found = view(house, "kurator", ids)
    assert (found.state, found.reason) == (MinutesState.adjusted, "")
    assert found.adjusted_at == house.clock.at


def test_complaint_p17_who_was_misquoted_asks_for_a_change_and_everyone_is_asked_again(house: House) -> None:
    ids = held(house)
    send(house, ids, "kurator", "gruppchef")
    answer(house, ids, "kurator", Verdict.agrees)
    answer(house, ids, "gruppchef", Verdict.asks_change, "Det om torget sade jag inte så.")
    found = view(house, "koordinator", ids)
    assert found.state is MinutesState.draft
    assert [each.words for each in found.adjusters if each.words] == ["Det om torget sade jag inte så."]
    assert not any(each.words for each in view(house, "kurator", ids).adjusters)
    send(house, ids, "kurator", "gruppchef")
    assert {each.verdict for each in view(house, "koordinator", ids).adjusters} == {Verdict.waiting}


@pytest.mark.parametrize("state", ["out", "adjusted"])
def test_what_is_out_or_adjusted_is_not_written_in_whatever_way_is_taken(house: House, state: str) -> None:
    ids = held(house)
    note_id = next(each.id for each in view(house, "koordinator", ids).whole.notes)
    said = build.came(house, *ids, AttendeeRole.youth)
    send(house, ids, "kurator")
    if state == "adjusted":
        answer(house, ids, "kurator", Verdict.agrees)
    ways: list[Callable[[Work], object]] = [
        lambda work: notes.write(work, *ids, "risk", NoteTerms("skola", "Nytt.")),
        lambda work: notes.change(work, *ids, note_id, NoteTerms("skola", "Annat."), None),
        lambda work: attendances.attend(work, *ids, said, None),
        lambda work: minutes.attach(work, *ids, Kept(MediaType.png, b"ett papper")),
    ]
    expected = MinutesProblem.out_for_adjustment if state == "out" else MinutesProblem.adjusted_already
    for way in ways:
        assert refused(house, "koordinator", way) is expected
    assert {each.text for each in view(house, "koordinator", ids).whole.notes} == {SCHOOL, POLICE}


def test_taken_back_they_can_be_written_in_and_nobody_can_answer(sqlite_house: House) -> None:
    ids = held(sqlite_house)
    send(sqlite_house, ids, "kurator")
    act(sqlite_house, "koordinator", lambda work: minutes.take_back(work, *ids))
    build.noted(sqlite_house, *ids, "syfte", "Frånvaron.")
    assert (
        refused(sqlite_house, "kurator", lambda work: minutes.answer(work, *ids, Verdict.agrees))
        is MinutesProblem.not_out
    )


def test_only_who_was_there_and_may_read_is_asked(sqlite_house: House) -> None:
    ids = held(sqlite_house)
    with sqlite_house.work() as work:
        found = queries.candidates(work, reach.find(work, Permission.meeting_lead, ids[0]), ids[1])
        assert {(each.name, each.unit) for each in found} == {
            ("Kerstin Olofsdotter", "skola-norr"),
            ("Gunnar Frisk", "omradespolis"),
        }
    stranger = sqlite_house.ids["fritidsledare"]
    assert (
        refused(sqlite_house, "koordinator", lambda work: minutes.send(work, *ids, [stranger]))
        is MinutesProblem.was_not_there
    )
    assert (
        refused(sqlite_house, "koordinator", lambda work: minutes.send(work, *ids, [])) is MinutesProblem.nobody_chosen
    )
    send(sqlite_house, ids, "kurator")
    with sqlite_house.work("gruppchef") as work, pytest.raises(NotFound):
        minutes.answer(work, *ids, Verdict.agrees)


def test_the_coordinator_decides_without_all_answers_only_after_the_day_and_with_a_reason(sqlite_house: House) -> None:
    ids = held(sqlite_house)
    send(sqlite_house, ids, "kurator", "gruppchef")

    def decide(why: str) -> Callable[[Work], object]:
        return lambda work: minutes.decide(work, *ids, why)

    assert refused(sqlite_house, "koordinator", decide("Slutat.")) is MinutesProblem.still_time
    sqlite_house.clock.forward(days=8)
    assert refused(sqlite_house, "koordinator", decide("")) is MinutesProblem.reason_missing
    act(sqlite_house, "koordinator", decide("Polisen har bytt tjänst."))
    assert view(sqlite_house, "koordinator", ids).reason == "Polisen har bytt tjänst."
    assert view(sqlite_house, "kurator", ids).reason == ""


def test_a_later_correction_is_an_addendum_for_those_who_may_read_its_kind(sqlite_house: House) -> None:
    ids = held(sqlite_house, ("samverkan", "skola"))
    late = NoteTerms("halsa", "Det gällde våren.")
    assert (
        refused(sqlite_house, "koordinator", lambda work: minutes.add(work, *ids, late)) is MinutesProblem.not_adjusted
    )
    send(sqlite_house, ids, "kurator")
    answer(sqlite_house, ids, "kurator", Verdict.agrees)
    act(sqlite_house, "koordinator", lambda work: minutes.add(work, *ids, late))
    act(sqlite_house, "koordinator", lambda work: minutes.add(work, *ids, NoteTerms("skola", "Mentorn heter Bo.")))
    assert [each.text for each in view(sqlite_house, "kurator", ids).addenda] == ["Mentorn heter Bo."]
    assert len(view(sqlite_house, "koordinator", ids).addenda) == 2


def test_everyone_reads_only_the_kinds_that_are_open_to_them(sqlite_house: House) -> None:
    ids = held(sqlite_house, ("samverkan", "skola"))
    assert [each.text for each in view(sqlite_house, "kurator", ids).whole.notes] == [SCHOOL]
    assert not view(sqlite_house, "kurator", ids).reads_all
    assert view(sqlite_house, "koordinator", ids).reads_all


def test_minutes_of_a_meeting_that_is_not_held_are_not_sent(sqlite_house: House) -> None:
    made = cases.shared(sqlite_house, UNITS)
    meeting_id = build.called(sqlite_house, made.case_id, "rektor-norr")
    asked = [sqlite_house.ids["rektor"]]
    assert (
        refused(sqlite_house, "koordinator", lambda work: minutes.send(work, made.case_id, meeting_id, asked))
        is MinutesProblem.not_held
    )


def test_a_plan_fixed_at_the_meeting_stands_in_its_minutes(sqlite_house: House) -> None:
    ids = held(sqlite_house)
    plans.drafted_in(sqlite_house, ids[0])
    plans.fix(sqlite_house, ids[0])
    assert view(sqlite_house, "kurator", ids).plan_number == 1


def test_complaint_s19_minutes_are_adjusted_and_have_attachments(sqlite_house: House) -> None:
    house, visitor = sqlite_house, Visitor(sqlite_house)
    ids = held(house)
    page = f"/arenden/{ids[0]}/moten/{ids[1]}/protokoll"
    act(house, "koordinator", lambda work: minutes.attach(work, *ids, Kept(MediaType.png, b"ett papper")))
    visitor.sign_in("koordinator").get(page)
    assert "Bilaga 1" in visitor.text
    visitor.fill(f"{page}/justering", adjusters=[str(house.ids["kurator"])])
    assert "Ute för justering" in visitor.text
    visitor.sign_in("kurator").get("/")
    assert "Läs protokollet och svara om det stämmer" in visitor.text
    visitor.get(page)
    assert "1 bilaga. Bara koordinatorn kan öppna dem" in visitor.text
    visitor.fill(f"{page}/andring", words="Fel dag.")
    visitor.sign_in("koordinator").get("/")
    assert "Någon ber om en ändring i protokollet" in visitor.text
    visitor.get(page)
    assert "Kerstin Olofsdotter ber om en ändring Fel dag." in visitor.text


def test_one_tap_says_that_the_minutes_are_right(sqlite_house: House) -> None:
    house, visitor = sqlite_house, Visitor(sqlite_house)
    ids = held(house)
    send(house, ids, "kurator")
    page = f"/arenden/{ids[0]}/moten/{ids[1]}/protokoll"
    visitor.sign_in("kurator").get(page)
    assert "Du svarar för det som du kan läsa här." in visitor.text
    visitor.post(f"{page}/stammer", status=303, **visitor.page.fields(f"{page}/stammer"))
    visitor.follow()
    assert "Alla har svarat, och protokollet är justerat." in visitor.text
    assert "Justerat 23 november 2026. Det ändras inte mer." in visitor.text


def read(visitor: Visitor, path: str, status: int = 200) -> str:
    visitor.get(path, status=status)
    if status != 200:
        return ""
    assert "protokoll.pdf" in visitor.response.headers["Content-Disposition"]
    with pypdfium2.PdfDocument(visitor.response.data) as pdf:
        assert "Provsson" not in str(pdf.get_metadata_dict())
        return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_range() for page in pdf))


def test_complaint_e16_minutes_are_printed_without_what_other_agencies_told(sqlite_house: House) -> None:
    visitor, ids = Visitor(sqlite_house), held(sqlite_house, ("samverkan", "skola"))
    path = f"/arenden/{ids[0]}/moten/{ids[1]}/protokoll.pdf"
    whole = read(visitor.sign_in("koordinator"), path)
    assert [each for each in (SCHOOL, POLICE, "måndag 23 november 2026") if each not in whole] == []
    for own in (read(visitor, f"{path}?enhet=skola-norr"), read(visitor.sign_in("kurator"), path)):
        assert SCHOOL in own
        assert POLICE not in own
    read(visitor, f"{path}?enhet=omradespolis", status=404)  # with another's eyes: only whoever leads
    read(visitor.sign_in("koordinator"), f"{path}?enhet=fritid-unga", status=404)  # reads on the screen (R3)


def test_complaint_k16_minutes_say_who_was_away_and_as_what_and_why_others_came(sqlite_house: House) -> None:
    house, visitor = sqlite_house, Visitor(sqlite_house)
    made = cases.shared(house, UNITS)
    meeting_id = build.called(house, made.case_id, "rektor-norr", starts_at=SOON)
    build.held(house, made.case_id, meeting_id, AttendeeRole.youth)
    page = f"/arenden/{made.case_id}/moten/{meeting_id}/protokoll"
    assert "Alva Provsson Ungdom Inte med Sjuk" in visitor.sign_in("koordinator").get(page).text
    assert "Känner ungdomen väl" in visitor.text
    assert "Alva Provsson Ungdom Inte med –" in visitor.sign_in("rektor").get(page).text
