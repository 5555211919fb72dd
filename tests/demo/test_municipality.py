"""The demo has a case in every state, told in the order of time by working days, and only invented people in it."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from sqlalchemy import select

from sspf import cli, periods
from sspf import installation as installations
from sspf.access.actor import Actor
from sspf.access.permissions import Permission
from sspf.access.roles import Role
from sspf.audit import trail
from sspf.audit.models import AuditEntry
from sspf.cases.queries import lists, reach
from sspf.cases.queries import people as case_people
from sspf.cases.rules.numbers import PersonalNumber
from sspf.cases.rules.states import CaseState
from sspf.catalogue.indicators import IndicatorKind
from sspf.crypto.scope import Purpose, Scope, Zone
from sspf.demo import municipality
from sspf.disclosures.models import Disclosure, InformationRequest
from sspf.group_cases.queries import groups
from sspf.group_cases.rules.terms import GroupState
from sspf.installation import Installation
from sspf.meetings.models import Meeting
from sspf.referrals.models import Letter, Referral
from sspf.referrals.rules.progress import ReferralState
from sspf.statistics.queries import figures
from sspf.work import Work, begin
from tests.house import START, TOY, Clock, settings_for
from tests.statistics.recount import recounted


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The demo municipality, filled once."""
    house = installations.make(settings_for(tmp_path_factory.mktemp("demo")), now=Clock(START))
    municipality.fill(house, TOY)
    yield house
    house.engine.dispose()
    house.vault.keystore.engine.dispose()


@pytest.fixture
def work(demo: Installation) -> Iterator[Work]:
    """What a coordinator would see."""
    with begin(demo, Actor(None, Role.coordinator), writing=False) as work:
        yield work


def test_there_is_a_case_in_every_state(work: Work) -> None:
    assert {line.state for line in lists.page(work)} == set(CaseState)


def test_there_is_an_anmalan_in_every_state(work: Work) -> None:
    lying = {letter.state for letter in work.session.scalars(select(Letter))}
    assert {*work.session.scalars(select(Referral.state)), *lying} == set(ReferralState)


def test_every_figure_that_is_a_count_agrees_with_an_independent_recount_of_the_log(work: Work) -> None:
    begun = [each for each in periods.begun(work.today, 3) if each.year > 2024]
    most: Counter[str] = Counter()
    for period, counts in recounted(work, begun):
        told = figures.figures(work, period)
        for name, count in counts.items():
            most[name] = max(most[name], count)
            if told.value(name).is_told:
                assert (told.value(name).count, name, period) == (count, name, period)
    kinds = [(each.id, each.kind) for each in work.catalogue.indicators.values() if each.section != "persons"]
    assert set(most) == {name for name, kind in kinds if kind is IndicatorKind.number}
    assert [name for name, count in most.items() if not count] == []


def test_there_is_a_group_case_in_every_state(work: Work) -> None:
    assert {line.state for line in groups.page(work)} == set(GroupState)


def test_two_units_have_let_something_out_and_one_was_asked(work: Work) -> None:
    assert set(work.session.scalars(select(Disclosure.unit))) == {"social-samordning", "skola-norr"}
    assert set(work.session.scalars(select(InformationRequest.unit))) == {"social-samordning"}


def test_every_personal_number_is_of_the_test_series(work: Work) -> None:
    numbers = [
        person.personal_number
        for line in lists.page(work)
        for person in case_people.persons(work, reach.find(work, Permission.case_read, line.id))
        if person.personal_number
    ]
    assert len(numbers) > 10
    assert all(PersonalNumber.parse(each, work.today, allow_test=True).test_series for each in numbers)


def test_meetings_are_held_on_working_days(work: Work) -> None:
    assert all(at.weekday() < 5 for at in work.session.scalars(select(Meeting.starts_at)))


def test_the_log_is_whole_and_in_the_order_of_time(work: Work) -> None:
    work.keys.admit(Scope.audit(), [Zone.restricted], Purpose.read)
    assert trail.verify(work.session, work.keys.release(Scope.audit(), Zone.restricted, Purpose.read)) == []
    times = work.session.scalars(select(AuditEntry.at).order_by(AuditEntry.seq)).all()
    assert all(earlier <= later for earlier, later in pairwise(times))


def test_case_numbers_come_in_the_order_in_which_cases_were_opened(work: Work) -> None:
    opened = [(line.number, line.opened_at) for line in lists.page(work)]
    assert sorted(opened) == sorted(opened, key=lambda each: each[1])


def test_the_real_server_over_the_demo_answers(demo: Installation, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["demo", "--check", "--keep", "--folder", str(demo.settings.data)]) == 0
    assert "Demon svarar." in capsys.readouterr().out
