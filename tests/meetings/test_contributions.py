"""Preparing for a meeting: a draft is its author's alone until it lies on the table."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import func, select

from sspf.access.permissions import Permission
from sspf.audit.models import AuditEntry
from sspf.casefile import actions as casefile
from sspf.cases.queries import reach
from sspf.consents.actions import withdrawals
from sspf.consents.rules.terms import WithdrawalTerms
from sspf.errors import Forbidden, NotFound, Refused
from sspf.meetings.actions import contributions, meetings
from sspf.meetings.models import Contribution
from sspf.meetings.queries import contributions as queries
from sspf.meetings.rules.contributions import ContributionProblem, ContributionTerms
from sspf.meetings.rules.states import MeetingProblem
from sspf.work import Work
from tests.factories import cases, consents
from tests.factories import meetings as build
from tests.house import House

UNITS = ("skola-norr", "omradespolis")
OWN = "Borta fjorton dagar av tjugo."


def ready(house: House) -> tuple[UUID, UUID]:
    """A meeting ahead to which the school and the police are called; kurator comes for the school."""
    made = cases.shared(house, UNITS)
    meeting_id = build.called(house, made.case_id, "rektor-norr", "gruppchef")
    build.named(house, build.summons_of(house, made.case_id, meeting_id, "rektor-norr"), "rektor", "kurator")
    return made.case_id, meeting_id


def table(house: House, login: str, case_id: UUID, meeting_id: UUID) -> queries.Table:
    with house.work(login, writing=False) as work:
        return queries.table(work, reach.find(work, Permission.meeting_read, case_id), meeting_id)


def texts(house: House, login: str, case_id: UUID, meeting_id: UUID) -> tuple[list[str], list[str]]:
    """What one of the staff finds on the table, and as own drafts."""
    found = table(house, login, case_id, meeting_id)
    return sorted(each.text for each in found.placed), [each.text for each in found.drafts]


def kept(house: House) -> int:
    with house.work(writing=False) as work:
        return work.session.scalar(select(func.count(Contribution.id))) or 0


def test_complaint_e6_a_preparation_is_its_authors_until_it_is_placed(house: House) -> None:
    ids = ready(house)
    draft = build.prepared(house, *ids, "kurator", OWN)
    assert texts(house, "kurator", *ids) == ([], [OWN])
    for other in ("koordinator", "rektor", "gruppchef"):
        assert texts(house, other, *ids) == ([], [])
    with house.work("rektor") as work, pytest.raises(NotFound):
        contributions.place(work, *ids, draft)
    with house.work("kurator") as work:
        contributions.place(work, *ids, draft)
        work.commit()
    for reader in ("kurator", "koordinator", "rektor", "gruppchef"):
        assert texts(house, reader, *ids) == ([OWN], [])
    with house.work(writing=False) as work:
        placed = work.session.scalars(select(AuditEntry).where(AuditEntry.name == "ContributionPlaced")).one()
        assert placed.actor_id == house.ids["kurator"]


def test_what_lies_on_the_table_is_read_by_those_whom_the_consent_tells_of_its_kind(house: House) -> None:
    made = cases.shared(house, UNITS, ("samverkan", "skola"))
    meeting_id = build.called(house, made.case_id, "rektor-norr", "gruppchef")
    build.prepared(house, made.case_id, meeting_id, "rektor", OWN, place=True)
    build.prepared(house, made.case_id, meeting_id, "rektor", "Sover dåligt.", "halsa", place=True)
    for reader in ("koordinator", "rektor"):
        assert texts(house, reader, made.case_id, meeting_id) == ([OWN, "Sover dåligt."], [])
    assert texts(house, "gruppchef", made.case_id, meeting_id) == ([OWN], [])


@pytest.mark.parametrize("ending", ["held", "called off", "case closed"])
def test_complaint_e8_a_draft_never_becomes_a_public_document(house: House, ending: str) -> None:
    ids = ready(house)
    build.prepared(house, *ids, "kurator", OWN)
    build.prepared(house, *ids, "rektor", "På bordet.", place=True)
    if ending == "held":
        build.held(house, *ids)
    else:
        with house.work() as work:
            if ending == "called off":
                meetings.cancel(work, *ids)
            else:
                casefile.close(work, ids[0], "mal-uppnatt", "Skolan fungerar.")
            work.commit()
    assert kept(house) == 1
    assert texts(house, "koordinator", *ids) == (["På bordet."], [])


def test_a_draft_is_written_anew_and_thrown_away(house: House) -> None:
    ids = ready(house)
    draft = build.prepared(house, *ids, "kurator", OWN)
    with house.work("kurator") as work:
        contributions.rewrite(work, *ids, draft, ContributionTerms("halsa", "Sover dåligt."), None)
        work.commit()
    assert table(house, "kurator", *ids).drafts[0].information == "halsa"
    with house.work("kurator") as work:
        contributions.throw_away(work, *ids, draft)
        work.commit()
    assert kept(house) == 0


def test_what_was_placed_stays_as_it_is(sqlite_house: House) -> None:
    ids = ready(sqlite_house)
    placed = build.prepared(sqlite_house, *ids, "kurator", OWN, place=True)
    acts: list[Callable[[Work], object]] = [
        lambda work: contributions.rewrite(work, *ids, placed, ContributionTerms("skola", "Annat."), None),
        lambda work: contributions.throw_away(work, *ids, placed),
        lambda work: contributions.place(work, *ids, placed),
    ]
    for act in acts:
        with sqlite_house.work("kurator") as work, pytest.raises(NotFound):
            act(work)


def test_only_who_is_called_prepares_and_nobody_after_the_meeting(sqlite_house: House) -> None:
    made = cases.shared(sqlite_house, (*UNITS, "fritid-unga"))
    cases.take_part(sqlite_house, made.case_id, "fritidsledare")
    meeting_id = build.called(sqlite_house, made.case_id, "rektor-norr")
    terms = ContributionTerms("fritid", "Kommer på onsdagar.")
    with sqlite_house.work("fritidsledare") as work, pytest.raises(NotFound):
        contributions.write(work, made.case_id, meeting_id, terms)
    assert not table(sqlite_house, "fritidsledare", made.case_id, meeting_id).may_prepare
    with sqlite_house.work("koordinator") as work, pytest.raises(Forbidden):
        contributions.write(work, made.case_id, meeting_id, terms)
    build.held(sqlite_house, made.case_id, meeting_id)
    with sqlite_house.work("rektor") as work, pytest.raises(Refused) as caught:
        contributions.write(work, made.case_id, meeting_id, terms)
    assert caught.value.reason is MeetingProblem.meeting_over


@pytest.mark.parametrize(
    ("text", "kind", "problem"),
    [
        ("Hon, 20120512-2383, var borta.", "skola", ContributionProblem.personal_number),
        ("Var ute med Nils Bergkvist.", "skola", ContributionProblem.other_names),
        ("Var borta.", "samverkan", ContributionProblem.not_yours_to_tell),
    ],
)
def test_complaint_e18_numbers_and_other_childrens_names_stay_out(
    sqlite_house: House, text: str, kind: str, problem: ContributionProblem
) -> None:
    ids = ready(sqlite_house)
    with sqlite_house.work("kurator") as work, pytest.raises(Refused) as caught:
        contributions.write(work, *ids, ContributionTerms(kind, text))
    assert caught.value.reason is problem
    with sqlite_house.work("kurator") as work:
        contributions.write(work, *ids, ContributionTerms("skola", "Alva trivs med Kerstin Ek.", names_seen=True))
        work.commit()


def test_after_the_consent_is_gone_the_author_cannot_place_a_draft(sqlite_house: House) -> None:
    given = consents.given(sqlite_house)
    meeting_id = build.called(sqlite_house, given.case_id, "rektor-norr")
    draft = build.prepared(sqlite_house, given.case_id, meeting_id, "rektor", OWN)
    with sqlite_house.work() as work:
        withdrawals.withdraw(work, given.case_id, WithdrawalTerms(given.family.guardian_ids[0], work.now))
        work.commit()
    sqlite_house.clock.forward(minutes=1)
    with sqlite_house.work("rektor") as work, pytest.raises(NotFound):
        contributions.place(work, given.case_id, meeting_id, draft)
