"""An anmälan in the letterbox: sealed with a public key, opened by coordinators alone, taken up once."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from sspf.access.actor import PUBLIC
from sspf.access.permissions import Permission
from sspf.audit.models import AuditEntry
from sspf.crypto.letters import LETTERBOX, LetterboxKey
from sspf.crypto.scope import Purpose
from sspf.crypto.seal import DataKey
from sspf.errors import Damaged, Forbidden, Refused
from sspf.periods import Period
from sspf.referrals.actions import answers, receipts, sending
from sspf.referrals.actions import letters as dropping
from sspf.referrals.actions.answers import Handover
from sspf.referrals.models import Letter
from sspf.referrals.queries import box, lists, reach, whole
from sspf.referrals.rules import letters
from sspf.referrals.rules.progress import ReferralSource, ReferralState
from sspf.referrals.rules.sending import (
    Agreement,
    FamilyKnows,
    ProtectedAnswer,
    ReferralProblem,
    Sender,
    Sent,
    Worry,
    YouthSaid,
)
from sspf.statistics.queries import figures
from tests.browser import Visitor
from tests.factories import referrals
from tests.house import START, House

WORDS = st.text(max_size=30)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))
SENT = st.builds(
    Sent,
    st.builds(Sender, st.sampled_from(ReferralSource), WORDS, WORDS, WORDS, st.booleans()),
    st.builds(
        YouthSaid, WORDS, WORDS, st.none() | WORDS, DAYS, WORDS, WORDS, st.booleans(),
        st.none() | st.sampled_from(ProtectedAnswer),
    ),
    st.builds(Worry, st.lists(WORDS, max_size=4).map(tuple), WORDS, WORDS),
    st.builds(Agreement, st.none() | st.sampled_from(FamilyKnows), WORDS, DAYS),
)  # fmt: skip
WRITTEN = letters.write(referrals.SENT).decode()


@settings(max_examples=40)
@given(SENT)
def test_a_letter_says_what_was_written(sent: Sent) -> None:
    assert letters.read(letters.write(sent)) == sent


@pytest.mark.parametrize(
    "rubbish",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"version": 1}',
        WRITTEN.replace('"version": 1', '"version": 2'),
        WRITTEN.replace('"anonymous": false', '"anonymous": "nej"'),
        WRITTEN.replace('"guardian"', '"stranger"'),
        WRITTEN.replace('"Alva"', "17"),
        WRITTEN.replace('"2026-11-23"', '"i går"'),
        WRITTEN[:-1],
        "\x00\xff",
    ],
)
def test_what_this_program_did_not_write_is_illegible(rubbish: str) -> None:
    assert rubbish != WRITTEN
    with pytest.raises(letters.Illegible):
        letters.read(rubbish.encode("latin-1", "replace"))


def test_an_envelope_opens_with_its_key_and_what_it_is_bound_to_and_with_nothing_else() -> None:
    key = DataKey(uuid4(), b"k" * 32)
    ours, other = LetterboxKey(key), LetterboxKey(DataKey(uuid4(), key.secret))
    envelope = ours.letterbox().seal(b"here", b"words")
    assert ours.open(b"here", envelope) == b"words"
    assert ours.letterbox().seal(b"here", b"words") != envelope
    cases = [(ours, b"there", envelope), (other, b"here", envelope), (ours, b"here", envelope[:-1])]
    cases += [(ours, b"here", b"\x02" + envelope[1:]), (ours, b"here", b""), (ours, b"here", envelope[:40])]
    for opener, bound, changed in cases:
        with pytest.raises(Damaged, match="a letter does not open"):
            opener.open(bound, changed)


def lying(house: House) -> Letter:
    """The only letter in the box."""
    with house.work(PUBLIC) as work:
        return work.session.scalars(select(Letter)).one()


def test_few_words_and_many_look_alike(sqlite_house: House) -> None:
    for worry in (Worry(concern="Kort."), Worry(concern="Långt. " * 100)):
        referrals.received(sqlite_house, Sent(referrals.MOTHER, YouthSaid(), worry, Agreement()))
    with sqlite_house.work(PUBLIC) as work:
        sizes = {len(envelope) for envelope in work.session.scalars(select(Letter.envelope))}
    assert len(sizes) == 1


def test_a_letter_leaves_nothing_open_but_source_and_time(sqlite_house: House) -> None:
    referrals.received(sqlite_house)
    letter = lying(sqlite_house)
    told = {column.name: getattr(letter, column.name) for column in Letter.__table__.columns}
    assert {name for name, value in told.items() if value is not None} == {
        "id", "receipt", "source", "received_at", "envelope",
    }  # fmt: skip
    for word in ("Alva", "Provsson", "201205122383", "070-174 06 00", "frånvaro", "flera dagar"):
        assert word.encode() not in letter.envelope


@pytest.mark.parametrize("login", ["kurator", "rektor", "styrgrupp", "granskare", "administrator", ""])
def test_nobody_but_a_coordinator_is_given_the_key(sqlite_house: House, login: str) -> None:
    referrals.received(sqlite_house)
    with sqlite_house.work(login or PUBLIC) as work:
        with pytest.raises(Forbidden):
            box.admit(work, Permission.referral_read)
        with pytest.raises(Forbidden):
            work.keys.release(*LETTERBOX, Purpose.read)
        with pytest.raises(Forbidden):
            box.opened(work, list(work.session.scalars(select(Letter))))


OPEN_COLUMNS: list[tuple[str, Any]] = [
    ("received_at", START - timedelta(days=3)),
    ("source", ReferralSource.youth),
    ("unit", "skola-norr"),
    ("receipt", b"x" * 32),
    ("id", UUID(int=5)),
    ("envelope", b"rubbish"),
]


@pytest.mark.parametrize(("column", "value"), OPEN_COLUMNS, ids=[name for name, _ in OPEN_COLUMNS])
def test_a_letter_that_was_changed_does_not_open_and_does_not_hide_the_others(
    sqlite_house: House, column: str, value: Any
) -> None:
    house = sqlite_house
    changed_id = referrals.received(house)
    with house.work(PUBLIC) as work:
        work.session.execute(update(Letter).where(Letter.id == changed_id).values({column: value}))
        work.session.commit()
    if column == "id":
        changed_id = value
    house.clock.forward(minutes=1)
    whole_id = referrals.received(house)
    with house.work("koordinator") as work:
        found = {line.task.id: line for line in lists.waiting_page(work)}
        assert (found[changed_id].unreadable, found[changed_id].youth) == (True, "")
        assert (found[whole_id].unreadable, found[whole_id].youth) == (False, "Alva Provsson")
        assert [each.id for each in lists.waiting(work)] == [whole_id]
        with pytest.raises(Damaged):
            whole.show(work, changed_id)
        with pytest.raises(Damaged):
            answers.take_up(work, changed_id)
    coordinator = Visitor(house).sign_in("koordinator")
    assert "Går inte att öppna" in coordinator.get("/anmalningar").text


def test_a_letter_without_account_that_speaks_for_an_agency_does_not_open(sqlite_house: House) -> None:
    """Anyone can seal; only who signed in sends on duty."""
    house = sqlite_house
    with house.work(PUBLIC) as work:
        dropping.drop(work, replace(referrals.SENT, sender=Sender(ReferralSource.police)), receipts.new_receipt())
        work.session.commit()
    with house.work("koordinator") as work:
        assert [line.unreadable for line in lists.waiting_page(work)] == [True]


def test_r22_taking_up_keeps_the_time_of_receipt_and_empties_the_box(house: House) -> None:
    referral_id = referrals.received(house)
    house.clock.forward(days=4)
    referrals.take_up(house, referral_id)
    with house.work("koordinator") as work:
        assert work.session.scalars(select(Letter)).all() == []
        view = whole.show(work, referral_id)
        assert (view.task.received_at, view.taken_up_at) == (START, START + timedelta(days=4))
        assert view.sent == referrals.SENT


def test_r22_a_letter_is_handed_over_as_orosanmalan_at_once_and_keeps_its_time_of_receipt(house: House) -> None:
    referral_id = referrals.received(house)
    house.clock.forward(hours=1)
    with house.work("koordinator") as work:
        answers.hand_over(work, referral_id, Handover("mottagningen", "per telefon"))
        work.commit()
    with house.work("koordinator") as work:
        view = whole.show(work, referral_id)
        assert (view.task.state, view.task.received_at) == (ReferralState.handed_over, START)
        assert work.session.scalars(select(Letter)).all() == []


def test_a_letter_reads_the_same_before_and_after_it_is_taken_up(sqlite_house: House) -> None:
    house = sqlite_house
    referral_id = referrals.from_staff(house)
    with house.work("koordinator") as work:
        before = whole.show(work, referral_id)
    referrals.take_up(house, referral_id)
    with house.work("koordinator") as work:
        after = whole.show(work, referral_id)
    assert (before.sent, before.unit, before.sent_by) == (after.sent, after.unit, after.sent_by)
    assert (before.task.state, after.task.state) == (ReferralState.received, ReferralState.under_assessment)


def test_a_unit_that_failed_halfway_can_be_tried_again(house: House) -> None:
    """The keys of an anmälan are durable before it is; the second try must not stumble over them."""
    referral_id = referrals.received(house)
    with house.work("koordinator") as work:
        answers.take_up(work, referral_id)
    with house.work("ersattare") as work:
        answers.take_up(work, referral_id)
        work.commit()
    with house.work("koordinator") as work:
        assert whole.show(work, referral_id).youth == "Alva Provsson"


def test_nothing_else_is_done_with_a_letter_before_it_is_taken_up(sqlite_house: House) -> None:
    house = sqlite_house
    referral_id = referrals.received(house)
    with house.work("koordinator") as work:
        for permission in (Permission.referral_read, Permission.referral_handle):
            with pytest.raises(Refused) as refusal:
                reach.find(work, permission, referral_id)
            assert refusal.value.reason is ReferralProblem.take_up_first


def received_events(house: House) -> list[tuple[str, str, str]]:
    """The log from the first anmälan on: event, role, and whether the case had a sender with an account."""
    with house.work("granskare") as work:
        rows = work.session.execute(select(AuditEntry.name, AuditEntry.role, AuditEntry.facts).order_by(AuditEntry.seq))
        return [(name, role, facts) for name, role, facts in rows if name.startswith("Referral")]


def test_what_came_by_the_public_door_is_logged_when_it_is_taken_up_and_what_staff_sent_at_once(
    sqlite_house: House,
) -> None:
    house = sqlite_house
    public_id = referrals.received(house)
    assert received_events(house) == []
    referrals.take_up(house, public_id)
    staff_id = referrals.from_staff(house)
    referrals.take_up(house, staff_id)
    told = [(name, role, str(public_id) in facts) for name, role, facts in received_events(house)]
    assert told == [
        ("ReferralReceived", "coordinator", True),
        ("ReferralTakenUp", "coordinator", True),
        ("ReferralReceived", "participant", False),
        ("ReferralTakenUp", "coordinator", False),
    ]


def test_an_anmalan_from_before_the_letterbox_is_still_taken_up_and_listed_in_order(sqlite_house: House) -> None:
    house = sqlite_house
    old_id = referrals.taken_up(house)
    house.clock.forward(hours=1)
    letter_id = referrals.received(house)
    with house.work("koordinator") as work:
        reach.find(work, Permission.referral_handle, old_id).state = ReferralState.received
        work.session.commit()
    with house.work("koordinator") as work:
        found = [(line.task.id, line.task.state, line.youth) for line in lists.waiting_page(work)]
        assert found == [(each, ReferralState.received, "Alva Provsson") for each in (old_id, letter_id)]
        answers.take_up(work, old_id)
        work.commit()


def test_a_letter_is_urgent_and_late_like_any_anmalan(sqlite_house: House) -> None:
    house = sqlite_house
    referral_id = referrals.received(house, referrals.URGENT)
    house.clock.forward(days=2)
    with house.work("koordinator") as work:
        (task,) = lists.waiting(work)
    assert (task.id, task.overdue, task.urgent_by) == (referral_id, True, START + timedelta(hours=24))
    assert "Försenad" in Visitor(house).sign_in("koordinator").get("/").text


def received(house: House) -> int | None:
    """How many anmälningar the year's figures tell of."""
    with house.work("styrgrupp") as work:
        return figures.figures(work, Period(2026)).value("referrals").count


def test_letters_count_as_anmalningar_whether_or_not_somebody_took_them_up(sqlite_house: House) -> None:
    house = sqlite_house
    ids = [referrals.received(house) for _ in range(7)]
    house.clock.forward(days=45)
    assert received(house) == 7
    for each in ids:
        referrals.take_up(house, each)
    assert received(house) == 7


def test_a_receipt_number_leads_to_the_letter_and_goes_with_it(house: House) -> None:
    number = receipts.new_receipt()
    with house.work(PUBLIC) as work:
        referral_id = sending.send(work, referrals.SENT, number)
        work.commit()
    assert found_with(house, number) == (referral_id, START)
    referrals.take_up(house, referral_id)
    assert found_with(house, number) == (referral_id, START)
    assert found_with(house, f"{number}A") == (None, None)


def found_with(house: House, number: str) -> tuple[UUID | None, datetime | None]:
    """What a number leads to, and since when."""
    with house.work("koordinator", writing=False) as work:
        return reach.with_receipt(work, number), reach.received_with(work, number)
