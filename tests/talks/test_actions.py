"""Writing down and correcting talks, on both databases."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit.models import AuditEntry
from sspf.casefile import actions as casefile
from sspf.cases.queries import reach
from sspf.cases.rules.states import CaseProblem
from sspf.errors import Conflict, Forbidden, NotFound, Refused
from sspf.talks import actions, queries
from sspf.talks.models import TalkVersion
from sspf.talks.rules import Participation, TalkProblem, Voice, Wishes
from tests.browser import statements
from tests.factories import cases, talks
from tests.house import House


def read(house: House, case_id: UUID, talk_id: UUID, number: int | None = None) -> queries.TalkView:
    with house.work(writing=False) as work:
        return queries.version(work, reach.find(work, Permission.talk_read, case_id), talk_id, number)


def brief(house: House, case_id: UUID, login: str = "koordinator") -> queries.Brief | None:
    with house.work(login, writing=False) as work:
        return queries.brief(work, reach.find(work, Permission.meeting_read, case_id))


def test_what_was_written_is_read_word_for_word(house: House) -> None:
    made = cases.family(house)
    talk_id = talks.written(house, made.case_id)
    found = read(house, made.case_id, talk_id)
    assert found.terms == talks.TERMS
    assert (found.number, found.latest, found.written_by) == (1, 1, "Karin Ekmark")


def test_r30_a_correction_is_a_new_version_and_the_first_stays(house: House) -> None:
    made = cases.family(house)
    talk_id = talks.written(house, made.case_id)
    with house.work() as work:
        actions.rewrite(work, made.case_id, talk_id, replace(talks.TERMS, youth_wants="Spela fotboll."), 1)
        work.commit()
    assert read(house, made.case_id, talk_id).terms.youth_wants == "Spela fotboll."
    assert read(house, made.case_id, talk_id, 1).terms.youth_wants == "Börja måla igen."
    with pytest.raises(NotFound):
        read(house, made.case_id, talk_id, 3)


def test_of_two_who_correct_at_once_the_second_sees_what_the_first_wrote(house: House) -> None:
    made = cases.family(house)
    talk_id = talks.written(house, made.case_id)
    with house.work() as work:
        actions.rewrite(work, made.case_id, talk_id, replace(talks.TERMS, wishes=Wishes(invited="Bara mamma.")), 1)
        work.commit()
    with house.work("ersattare") as work, pytest.raises(Conflict) as met:
        actions.rewrite(work, made.case_id, talk_id, talks.TERMS, 1)
    assert met.value.theirs["invited"] == "Bara mamma."
    assert met.value.theirs["topic_skola"] == "Stannar hemma på måndagar."


def test_a_talk_without_the_childs_voice_is_refused_and_nothing_is_written(house: House) -> None:
    made = cases.family(house)
    with house.work() as work, pytest.raises(Refused) as met:
        actions.write(work, made.case_id, replace(talks.TERMS, voice=Voice()))
    assert (met.value.reason, met.value.field) == (TalkProblem.voice_needed, "voice_words")
    with house.work(writing=False) as work:
        assert work.session.scalars(select(TalkVersion)).all() == []


def test_writing_and_correcting_are_logged_with_the_case(house: House) -> None:
    made = cases.family(house)
    talk_id = talks.written(house, made.case_id)
    with house.work() as work:
        actions.rewrite(work, made.case_id, talk_id, talks.TERMS, 1)
        work.commit()
        logged = work.session.scalars(select(AuditEntry).where(AuditEntry.name == "TalkWritten")).all()
    assert [each.case_id for each in logged] == [made.case_id, made.case_id]


def test_only_coordinators_write_and_read_talks(house: House) -> None:
    made = cases.shared(house, ("skola-norr",))
    cases.take_part(house, made.case_id, "kurator")
    talks.written(house, made.case_id)
    for login in ("kurator", "rektor", "styrgrupp", "granskare", "administrator"):
        with house.work(login) as work, pytest.raises(Forbidden):
            actions.write(work, made.case_id, talks.TERMS)
        with house.work(login) as work, pytest.raises(Forbidden):
            reach.find(work, Permission.talk_read, made.case_id)
    assert brief(house, made.case_id, "kurator") is None


def test_a_partners_own_way_into_the_case_opens_no_word_of_a_talk(house: House) -> None:
    made = cases.shared(house, ("skola-norr",))
    cases.take_part(house, made.case_id, "kurator")
    talks.written(house, made.case_id)
    with house.work("kurator", writing=False) as work:
        reach.find(work, Permission.case_read, made.case_id)
        row = work.session.scalars(select(TalkVersion)).one()
        with pytest.raises(Forbidden):
            row.terms  # noqa: B018  # opening it is the test


def test_a_talk_of_another_case_does_not_exist(house: House) -> None:
    one, other = cases.family(house), cases.family(house)
    talk_id = talks.written(house, one.case_id)
    for wrong in (talk_id, uuid4()):
        with house.work() as work, pytest.raises(NotFound):
            actions.rewrite(work, other.case_id, wrong, talks.TERMS, 1)


def test_nothing_is_written_in_a_closed_case(house: House) -> None:
    made = cases.shared(house, ("skola-norr",))
    talk_id = talks.written(house, made.case_id)
    with house.work() as work:
        casefile.close(work, made.case_id, "mal-uppnatt", "Klart.")
        work.commit()
    with house.work() as work, pytest.raises(Refused) as met:
        actions.rewrite(work, made.case_id, talk_id, talks.TERMS, 1)
    assert met.value.reason is CaseProblem.closed


def test_what_may_not_be_raised_adds_up_over_talks_and_wishes_are_the_latest(house: House) -> None:
    made = cases.family(house)
    talks.written(house, made.case_id)
    later = Wishes("Pengarna.", participation=Participation.letter)
    house.clock.forward(days=2)
    talks.written(house, made.case_id, held_on=date(2026, 11, 25), wishes=later)
    talks.written(house, made.case_id, held_on=date(2026, 11, 20), wishes=Wishes(participation=Participation.on_site))
    found = brief(house, made.case_id)
    assert found is not None
    assert found.not_raised == ("Pengarna.", "Mormors sjukdom.")
    assert found.wishes.participation is Participation.letter


def test_the_brief_costs_one_statement_for_many_talks(house: House) -> None:
    made = cases.family(house)
    for days in range(3):
        talks.written(house, made.case_id, held_on=talks.TODAY - timedelta(days=days))
    with house.work(writing=False) as work:
        sight = reach.find(work, Permission.talk_read, made.case_id)
        str(sight.case.concern)  # so that the case's keys are at hand
        with statements(house) as seen:
            queries.brief(work, sight)
    assert len(seen) == 1, seen
