"""Calling in the demo: colleagues who prepare, answers of every kind, another time proposed, an own agenda."""

from datetime import time
from uuid import UUID

from sspf.demo.teller import Story, Teller, Told, local, sight
from sspf.meetings.actions import agendas, meetings, proposals, summonses
from sspf.meetings.queries import meetings as called
from sspf.meetings.rules.agendas import AgendaLine
from sspf.meetings.rules.states import MeetingKind
from sspf.meetings.rules.terms import Appointment, DeclineTerms, MeetingTerms

POINTS = ("sedan-sist", "atgarder", "mal", "samtycke", "beslut", "nasta")


def prepare(teller: Teller, told: Told, days_ago: int, ahead: int) -> Story[None]:
    """School and police meet before the family does, in a room of the municipality's."""
    day = teller.day(days_ago - ahead)
    appointment = Appointment(local(day, time(10)), local(day, time(10, 45)), room="familjecentralen")
    terms = MeetingTerms(appointment, "Hur vi gör mötet tryggt för ungdomen.", ("rektor-norr", "gruppchef"))
    yield teller.at(days_ago)
    with teller.as_one() as work:
        meetings.call(work, told.case_id, MeetingKind.preparatory, terms)


def answer(teller: Teller, told: Told, meeting_id: UUID, days_ago: int) -> Story[None]:
    """The same person from school as last time, the police with another time, and others who are silent."""
    yield teller.at(days_ago)
    with teller.as_one() as work:
        kallelser = {each.seat: each.id for each in called.show(work, sight(work, told.case_id), meeting_id).summonses}
    yield teller.at(days_ago, time(11))
    with teller.as_one("rektor") as work:
        summonses.answer(work, kallelser["rektor-norr"], teller.ids["kurator"], None)
    yield teller.at(days_ago, time(12))
    with teller.as_one("gruppchef") as work:
        terms = DeclineTerms("ingen-kan", other_time="Torsdag eftermiddag samma vecka.")
        summonses.decline(work, kallelser["gruppchef"], terms, None)
    yield teller.at(days_ago - 1)
    with teller.as_one() as work:
        proposals.of_family(work, told.case_id, meeting_id, "Mamma slutar klockan tre, så helst efter det.")


def arrange(teller: Teller, told: Told, meeting_id: UUID, days_ago: int) -> Story[None]:
    """A point of one's own, behind those of the template."""
    lines = [*(AgendaLine(each) for each in POINTS), AgendaLine("egen-1", "Hur resan till skolan går nu")]
    yield teller.at(days_ago, time(15))
    with teller.as_one() as work:
        agendas.arrange(work, told.case_id, meeting_id, lines, None)
