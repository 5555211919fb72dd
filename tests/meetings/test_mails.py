"""Who gets mail about a meeting, and that no word of the case is in it."""

from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from uuid import UUID

import pytest

from sspf import smtp
from sspf.access.permissions import Permission
from sspf.cases.queries import reach
from sspf.meetings.actions import meetings
from sspf.meetings.rules.states import MeetingKind
from sspf.outbox.actions import delivery
from tests.factories import cases
from tests.factories import meetings as build
from tests.house import House
from tests.infrastructure.postman import Postman


@pytest.fixture
def mailing(house: House, postman: Postman) -> House:
    """A house whose mail goes to the postman."""
    settings = replace(house.installation.settings, smtp=postman.server)
    house.installation = replace(house.installation, settings=settings)
    return house


def called(house: House) -> tuple[UUID, UUID]:
    """A case with a meeting to which school and police are called."""
    made = cases.shared(house, ("skola-norr", "omradespolis"))
    return made.case_id, build.called(house, made.case_id, "rektor-norr", "gruppchef")


def outgoing(house: House, postman: Postman) -> list[EmailMessage]:
    """The mails that go out now, by recipient."""
    postman.letters.clear()
    delivery.deliver_due(house.installation, smtp.send)
    return sorted(postman.letters, key=lambda mail: str(mail["To"]))


def calendar(mail: EmailMessage) -> list[str]:
    """The lines of the invitation."""
    part = next(each for each in mail.walk() if each.get_content_type() == "text/calendar")
    return str(part.get_content()).splitlines()


def test_whoever_holds_a_called_function_gets_the_kallelse(mailing: House, postman: Postman) -> None:
    called(mailing)
    sent = outgoing(mailing, postman)
    assert [str(mail["To"]) for mail in sent] == ["gruppchef@demo.example", "rektor@demo.example"]
    assert all({"METHOD:REQUEST", "SEQUENCE:0"} <= set(calendar(mail)) for mail in sent)
    assert len({line for mail in sent for line in calendar(mail) if line.startswith("UID:")}) == 1


def test_a_new_time_follows_the_first_in_the_same_entry(mailing: House, postman: Postman) -> None:
    case_id, meeting_id = called(mailing)
    first = calendar(outgoing(mailing, postman)[0])
    with mailing.work() as work:
        meetings.change(work, case_id, meeting_id, build.terms(starts_at=build.WHEN + timedelta(days=1)), None)
        work.commit()
    sent = outgoing(mailing, postman)
    assert [str(mail["Subject"]) for mail in sent] == ["Mötet har fått en ny tid"] * 2
    later = calendar(sent[0])
    assert "SEQUENCE:1" in later
    assert [line for line in first if line.startswith("UID:")] == [line for line in later if line.startswith("UID:")]


def test_another_purpose_alone_sends_nothing(mailing: House, postman: Postman) -> None:
    case_id, meeting_id = called(mailing)
    outgoing(mailing, postman)
    with mailing.work() as work:
        meetings.change(work, case_id, meeting_id, replace(build.terms(), purpose="Något annat"), None)
        work.commit()
    assert outgoing(mailing, postman) == []


def test_a_function_called_later_is_the_only_one_that_hears_of_it(mailing: House, postman: Postman) -> None:
    made = cases.shared(mailing, ("skola-norr", "omradespolis"))
    meeting_id = build.called(mailing, made.case_id, "rektor-norr")
    outgoing(mailing, postman)
    with mailing.work() as work:
        meetings.change(work, made.case_id, meeting_id, build.terms("gruppchef"), None)
        work.commit()
    assert [str(mail["To"]) for mail in outgoing(mailing, postman)] == ["gruppchef@demo.example"]


def test_who_was_named_is_told_and_hears_when_it_is_called_off(mailing: House, postman: Postman) -> None:
    case_id, meeting_id = called(mailing)
    outgoing(mailing, postman)
    build.named(mailing, build.summons_of(mailing, case_id, meeting_id, "rektor-norr"), "rektor", "kurator")
    told = outgoing(mailing, postman)
    assert [(str(mail["To"]), str(mail["Subject"])) for mail in told] == [
        ("kurator@demo.example", "Du ska vara med på ett möte")
    ]
    with mailing.work() as work:
        meetings.cancel(work, case_id, meeting_id)
        work.commit()
    off = outgoing(mailing, postman)
    assert [str(mail["To"]).partition("@")[0] for mail in off] == ["gruppchef", "kurator", "rektor"]
    assert all({"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1"} <= set(calendar(mail)) for mail in off)


def test_a_meeting_that_is_refused_sends_nothing(mailing: House, postman: Postman) -> None:
    made = cases.shared(mailing, ("skola-norr",))
    with mailing.work() as work, pytest.raises(Exception, match="seat_outside_consent"):
        meetings.call(work, made.case_id, MeetingKind.family_meeting, build.terms("gruppchef"))
    assert outgoing(mailing, postman) == []


def test_no_word_of_the_case_is_in_any_mail(mailing: House, postman: Postman) -> None:
    case_id, meeting_id = called(mailing)
    with mailing.work(writing=False) as work:
        number = reach.find(work, Permission.case_read, case_id).case.number
    said = [cases.YOUTH.given_name, cases.YOUTH.family_name, build.terms().purpose, "Biblioteket", number]
    for mail in outgoing(mailing, postman):
        text = "\n".join([str(mail), *(str(each.get_content()) for each in mail.walk() if not each.is_multipart())])
        assert not [word for word in (*said, str(case_id), str(meeting_id), meeting_id.hex) if word in text]
