"""Any sequence of what can happen to a consent: hypothesis chooses, and after each step the law is asked as well."""

import shutil
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.consents.life import FATHER, GUARDIANS, KINDS, MOTHER, NOON, PARTNERS, PAST, UNITS, YOUTH, Life, crossed
from tests.consents.oracle import OF_AGE, OWN_SAY, reaches_age, start_of
from tests.house import House

BORN = {
    "ten": date(2016, 3, 1),
    "soon 15": date(2011, 12, 3),
    "15 on a day that is not": date(2012, 2, 29),
    "15 today": date(2011, 11, 23),
    "sixteen": date(2010, 5, 12),
    "soon 18": date(2008, 12, 3),
    "18 today": date(2008, 11, 23),
}
"""Birthdays around the 23 November 2026, on which every life begins."""

people = st.sampled_from([YOUTH, *GUARDIANS])
guardians = st.sampled_from(GUARDIANS)
partners = st.sampled_from(list(PARTNERS))
some_units = st.one_of(st.just(frozenset(UNITS)), st.frozensets(st.sampled_from(UNITS), min_size=1, max_size=3))
some_kinds = st.one_of(st.just(frozenset(KINDS)), st.frozensets(st.sampled_from(KINDS), min_size=1, max_size=3))
few_days = st.sampled_from([0, 1, 2, 9, 10, 40])


Beginning = tuple[str, bool, int]
"""A birthday, whether one guardian has sole custody, and for how many days the consent is given."""
BEGINNINGS: list[Beginning] = [(born, alone, days) for born in BORN for alone in (False, True) for days in (10, 60)]


class Stage:
    """A house with a case for every beginning, in which all have said yes and take part; each sequence gets it anew."""

    def __init__(self, house: House) -> None:
        self.house, self.kept = house, house.settings.data.with_name("kept")
        self.lives = {beginning: self._set_up(beginning) for beginning in BEGINNINGS}
        house.close()
        shutil.copytree(house.settings.data, self.kept, dirs_exist_ok=True)
        self.begun = self.asked = 0

    def begin(self, beginning: Beginning) -> Life:
        """The house as it was set up, and the life that begins so."""
        self.house.close()
        shutil.copytree(self.kept, self.house.settings.data, dirs_exist_ok=True)
        self.house.clock.at = NOON
        self.begun += 1
        return self.lives[beginning].copied()

    def _set_up(self, beginning: Beginning) -> Life:
        born, alone, days = beginning
        life = Life.begun(self.house, BORN[born], () if alone else (MOTHER, FATHER))
        if alone:
            life.custody(MOTHER, BORN[born])
        life.asked(UNITS, days)
        life.all_signed(crossed(UNITS))
        for login in PARTNERS:
            life.takes_part(login)
        life.check()
        return life


class Sequences(RuleBasedStateMachine):
    """A case in which everyone who decides has said yes and everyone takes part; then anything."""

    stage: Stage

    @initialize(beginning=st.sampled_from(BEGINNINGS))
    def begins(self, beginning: Beginning) -> None:
        self.life, self.turn = self.stage.begin(beginning), 0

    @rule(who=guardians, ago=few_days, lasts=st.one_of(st.none(), few_days), joint=st.booleans())
    def custody(self, who: str, ago: int, lasts: int | None, joint: bool) -> None:
        last = None if lasts is None else self.life.today + timedelta(days=lasts)
        self.life.custody(who, self.life.today - timedelta(days=ago), last, joint)

    @rule(who=guardians, days=st.sampled_from([-3, 0, 5]))
    def custody_ends(self, who: str, days: int) -> None:
        self.life.custody_ends(who, self.life.today + timedelta(days=days))

    @precondition(lambda self: len(self.life.rounds) < 4)
    @rule(units=some_units, days=few_days, everyone=st.booleans())
    def asked(self, units: frozenset[str], days: int, everyone: bool) -> None:
        if self.life.asked(units, days) and everyone:
            self.life.all_signed(crossed(units))

    @rule(who=people, units=some_units, kinds=some_kinds, ago=st.sampled_from([0, 0, 3]), days=few_days)
    def signed(self, who: str, units: frozenset[str], kinds: frozenset[str], ago: int, days: int) -> None:
        self.life.signed(who, crossed(units, kinds), ago, days)

    @rule()
    def everyone_signed(self) -> None:
        self.life.all_signed(crossed(UNITS))

    @rule(who=people, ago=st.sampled_from([0, 0, 5, 3000]))
    def withdrew_all(self, who: str, ago: int) -> None:
        self.life.withdrew(who, ago)

    @rule(who=people, ago=st.sampled_from([0, 90]), units=some_units, kinds=some_kinds)
    def withdrew_some(self, who: str, ago: int, units: frozenset[str], kinds: frozenset[str]) -> None:
        self.life.withdrew(who, ago, units, kinds)

    @rule(who=guardians, days=few_days)
    def excepted(self, who: str, days: int) -> None:
        self.life.excepted(who, days)

    @rule(who=guardians)
    def exception_ends(self, who: str) -> None:
        self.life.exception_ends(who)

    @rule(login=partners)
    def takes_part(self, login: str) -> None:
        self.life.takes_part(login)

    @rule(login=partners)
    def part_ends(self, login: str) -> None:
        self.life.part_ends(login)

    @rule(days=st.sampled_from([1, 2, 9, 10, 41]))
    def days_pass(self, days: int) -> None:
        self.life.waits(self.life.now + timedelta(days=days))

    @rule(age=st.sampled_from([OWN_SAY, OF_AGE]), just_before=st.booleans())
    def birthday(self, age: int, just_before: bool) -> None:
        """The clock goes on to a birthday that is near, and no job runs."""
        at = start_of(reaches_age(self.life.ledger.born, age)) - (PAST if just_before else timedelta(0))
        if self.life.now < at < self.life.now + timedelta(days=200):
            self.life.waits(at)

    @rule()
    def closes(self) -> None:
        self.life.closes()

    @rule()
    def begins_again(self) -> None:
        self.life.begins_again()

    @rule(form=st.sampled_from(["sspf", "sig"]))
    def changes_form(self, form: str) -> None:
        self.life.changes_form(form)

    @rule(login=partners)
    def looks(self, login: str) -> None:
        self.life.look(login)

    @precondition(lambda self: self.life.ledger.closed)
    @rule()
    def is_given_letters(self) -> None:
        self.life.letters()

    @invariant()
    def the_law_says_the_same(self) -> None:
        self.life.check_windows()
        self.turn, self.stage.asked = self.turn + 1, self.stage.asked + 1
        self.life.check_reader(list(PARTNERS)[self.turn % len(PARTNERS)])

    def teardown(self) -> None:
        if hasattr(self, "life"):
            self.life.end()


def run(stage: Stage, sequences: int, steps: int, **options: Any) -> None:
    """Run so many sequences of at most so many steps. Raises at the first that differs from the law."""
    chosen = settings(
        max_examples=sequences,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        **options,
    )
    machine: type[Sequences] = type("Sequences", (Sequences,), {"stage": stage})
    run_state_machine_as_test(machine, settings=chosen)


QUICK = (Phase.generate,)
"""Without shrinking, for runs that are meant to fail."""
