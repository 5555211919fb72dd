"""Reminders reach exactly those who could open the case at that moment, when they are at work, and once."""

import threading
from datetime import date, timedelta
from uuid import UUID

import pytest

from sspf import dues, jobs
from sspf.access.actor import SYSTEM
from sspf.access.permissions import Permission
from sspf.casefile import actions as casefile
from sspf.cases.actions import circle, substitutes
from sspf.cases.actions import parts as case_parts
from sspf.cases.actions.parts import Part
from sspf.cases.queries import reach
from sspf.cases.queries.taking_part import taking_part
from sspf.cases.rules.terms import StandIn
from sspf.clock import local_date
from sspf.plans.actions import drafts, parts, promises, reminders
from sspf.plans.rules.terms import MeasureTerms, MoveTerms
from tests.browser import Visitor
from tests.factories import plans as build
from tests.factories import reminding
from tests.factories.reminding import SPRING, go_to, remind
from tests.house import House
from tests.infrastructure.postman import Postman

SOON = SPRING - timedelta(days=7)


@pytest.fixture
def posting(house: House, postman: Postman) -> House:
    """A house that sends mail, four weeks before the spring's day."""
    go_to(reminding.sends_to(house, postman.server), SPRING - timedelta(weeks=4))
    return house


def let_in(house: House, case_id: UUID, seat: str) -> None:
    with house.work() as work:
        case_parts.take_part(work, case_id, Part("skola-norr", seat=seat))
        work.commit()


def test_r53_exactly_those_who_could_open_the_case_are_reminded_however_it_stands(posting: House) -> None:
    planned = build.fixed(posting)
    case_id, school = planned.case_id, "skola-norr"
    let_in(posting, case_id, "rektor-norr")

    def same() -> set[str]:
        """Whom the jobs would remind, which must be whom the access clause lets in."""
        with posting.work(SYSTEM, writing=False) as work:
            ids = taking_part(work, {case_id}).get((case_id, school), set())
        found = {login for login, account_id in posting.ids.items() if account_id in ids}
        assert found == reminding.who_could_open(posting, case_id, school)
        return found

    assert same() == {"kurator", "rektor"}
    reminding.change_account(posting, "skolskoterska", lambda row: setattr(row, "unit", school))
    stand_in(posting, "kurator", "skolskoterska")
    assert same() == {"kurator", "rektor", "skolskoterska"}
    reminding.change_account(posting, "kurator", lambda row: setattr(row, "unit", "fritid-unga"))
    assert same() == {"rektor"}  # who moved unit takes no part, nor does who stands in for them
    reminding.change_account(posting, "kurator", lambda row: setattr(row, "unit", school))
    narrow(posting, case_id)
    assert same() == {"kurator"}
    reminding.change_account(posting, "kurator", lambda row: setattr(row, "disabled_at", posting.clock.at))
    with posting.work(SYSTEM, writing=False) as work:
        assert taking_part(work, {case_id}).get((case_id, school)) is None


def stand_in(house: House, absent: str, instead: str) -> None:
    day = local_date(house.clock.at)
    with house.work() as work:
        terms = StandIn(house.ids[absent], house.ids[instead], day, day + timedelta(days=60))
        substitutes.name(work, terms)
        work.commit()


def narrow(house: House, case_id: UUID) -> None:
    with house.work() as work:
        circle.narrow(work, reach.find(work, Permission.case_manage, case_id))
        work.commit()


def test_where_only_named_persons_may_see_the_case_no_function_and_no_manager_is_reminded(posting: House) -> None:
    planned = build.fixed(posting, ("skola-norr",))
    let_in(posting, planned.case_id, "rektor-norr")
    narrow(posting, planned.case_id)
    go_to(posting, SOON)
    assert remind(posting) == [("promise_soon", "kurator")]
    go_to(posting, SPRING + timedelta(days=14))
    assert [login for kind, login in remind(posting) if kind == "promise_unreported"] == []


def test_a_moved_promise_is_reminded_of_on_its_new_day_and_not_on_the_old(posting: House) -> None:
    planned = build.fixed(posting, ("omradespolis",))
    with posting.work("polis") as work:
        to = dues.on(SPRING + timedelta(weeks=3))
        promises.move(work, planned.case_id, planned.measures["omradespolis"], MoveTerms(to, "tid"))
        work.commit()
    go_to(posting, SOON)
    assert remind(posting) == []
    go_to(posting, SPRING)
    assert [kind for kind, login in remind(posting) if login == "polis"] == []
    go_to(posting, SPRING + timedelta(weeks=2))
    assert ("promise_soon", "polis") in remind(posting)


def test_complaint_f19_nothing_is_asked_of_anybody_when_the_case_has_ended(posting: House) -> None:
    planned = build.fixed(posting)
    with posting.work() as work:
        casefile.close(work, planned.case_id, "mal-uppnatt", "Det gick bra.")
        work.commit()
    for day in (SOON, SPRING, SPRING + timedelta(days=14)):
        go_to(posting, day)
        assert remind(posting) == []
    leader = Visitor(posting).sign_in("fritidsledare")
    assert "Då upphörde också det ni lovade i planen." in leader.get("/").text
    assert "Följa med till gården" not in leader.get("/mina-ataganden").text


def test_complaint_f11_leisure_is_reminded_when_leisure_works(posting: House) -> None:
    build.fixed(posting, ("fritid-unga",))
    for hour, reminded in ((9, []), (22, []), (18, [("promise_today", "fritidsledare")])):
        go_to(posting, SPRING, hour)
        assert remind(posting) == reminded, hour


def test_leisure_works_in_the_holidays_and_school_does_not(posting: House) -> None:
    holiday = date(2027, 2, 17)
    go_to(posting, holiday - timedelta(weeks=4))
    build.fixed(posting, ("fritid-unga", "skola-norr"))
    go_to(posting, holiday)
    assert remind(posting) == [("promise_today", "fritidsledare")]
    go_to(posting, date(2027, 2, 22))
    assert ("promise_today", "kurator") in remind(posting)


def test_what_the_leading_unit_promised_is_the_case_coordinators(posting: House) -> None:
    planned = build.drafted(posting, ("skola-norr", "social-samordning"))
    with posting.work() as work:
        ours = MeasureTerms("Ringa varje fredag", unit="social-samordning", due=dues.on(SPRING))
        parts.add_measure(work, planned.case_id, ours)
        work.commit()
    with posting.work() as work:
        drafts.fix(work, planned.case_id, None)
        work.commit()
    go_to(posting, SOON)
    assert [login for kind, login in remind(posting) if kind == "promise_soon"] == ["koordinator"]
    assert "Ringa varje fredag" in Visitor(posting).sign_in("koordinator").get("/mina-ataganden").text


def test_workers_that_remind_at_once_remind_once_and_nothing_is_left_out(posting: House, postman: Postman) -> None:
    build.fixed(posting)
    build.fixed(posting)
    go_to(posting, SPRING)
    ready = threading.Barrier(3)

    def work_once() -> None:
        ready.wait(timeout=30)
        jobs.run_once(posting.installation)

    workers = [threading.Thread(target=work_once) for _ in range(3)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    jobs.run_once(posting.installation)
    assert len(postman.letters) == 6
    assert len({str(each["Message-ID"]) for each in postman.letters}) == 6


def test_a_worker_that_dies_before_it_is_done_has_reminded_nobody_and_the_next_one_reminds(
    posting: House, postman: Postman
) -> None:
    build.fixed(posting)
    go_to(posting, SPRING)
    with posting.work(SYSTEM) as work:  # ends without a commit, as when the process is killed
        assert reminders.remind(work) == 3
        work.flush()
    assert reminding.mails(posting) == {}
    assert jobs.run_once(posting.installation) == 3
    assert len(postman.letters) == 3


def test_complaint_k14_the_coordinator_sees_who_was_reminded_when(posting: House, postman: Postman) -> None:
    planned = build.fixed(posting)
    go_to(posting, SOON)
    remind(posting)
    page = f"/arenden/{planned.case_id}/plan"
    coordinator = Visitor(posting).sign_in("koordinator")
    coordinator.get(page)
    assert "Påmind 1 gång" in coordinator.text
    assert "Petra Ahlgren" in coordinator.text
    assert "Påmind" not in Visitor(posting).sign_in("polis").get(page).text
