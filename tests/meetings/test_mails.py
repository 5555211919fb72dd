"""Who gets mail about a meeting, and that no word of the case is in it."""

from dataclasses import replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from uuid import UUID

import pytest
from sqlalchemy import select

from sspf import jobs, smtp
from sspf.access.actor import SYSTEM
from sspf.access.permissions import Permission
from sspf.cases.queries import reach
from sspf.clock import TIME_ZONE
from sspf.meetings.actions import meetings, summonses
from sspf.meetings.rules.states import MeetingKind
from sspf.meetings.rules.terms import DeclineTerms
from sspf.outbox.actions import delivery
from sspf.outbox.models import Mail
from sspf.outbox.rules.schedule import MailKind
from tests.factories import cases
from tests.factories import meetings as build
from tests.house import House
from tests.infrastructure.postman import Postman

TOLD_OF_MEETINGS = {
    MailKind.summons,
    MailKind.moved,
    MailKind.called_off,
    MailKind.elsewhere,
    MailKind.named,
    MailKind.released,
    MailKind.stepped_back,
    MailKind.answer_soon,
    MailKind.answer_today,
}


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


def test_a_place_that_is_another_is_told_to_those_who_come_and_never_which(mailing: House, postman: Postman) -> None:
    case_id, meeting_id = called(mailing)
    with mailing.work("gruppchef") as work:
        no = build.summons_of(mailing, case_id, meeting_id, "gruppchef")
        summonses.decline(work, no, DeclineTerms("ingen-kan"), None)
        work.commit()
    outgoing(mailing, postman)
    with mailing.work() as work:
        meetings.change(work, case_id, meeting_id, build.terms(place="Fritidsgården"), None)
        work.commit()
    [mail] = outgoing(mailing, postman)
    assert (str(mail["To"]), str(mail["Subject"])) == ("rektor@demo.example", "Mötet har fått en annan plats")
    assert {"METHOD:REQUEST", "SEQUENCE:1"} <= set(calendar(mail))
    assert not [line for line in calendar(mail) if line.startswith("LOCATION")]


def test_who_need_not_come_any_more_gets_the_time_out_of_the_calendar(mailing: House, postman: Postman) -> None:
    case_id, meeting_id = called(mailing)
    summons = build.summons_of(mailing, case_id, meeting_id, "rektor-norr")
    build.named(mailing, summons, "rektor", "kurator")
    outgoing(mailing, postman)
    build.named(mailing, summons, "rektor", "rektor")
    sent = {str(mail["To"]).partition("@")[0]: calendar(mail) for mail in outgoing(mailing, postman)}
    assert {"METHOD:CANCEL", "STATUS:CANCELLED"} <= set(sent["kurator"])
    assert "METHOD:REQUEST" in sent["rektor"]


def test_complaint_p1_when_whoever_was_named_cannot_come_the_function_hears_and_not_the_coordinator(
    mailing: House, postman: Postman
) -> None:
    case_id, meeting_id = called(mailing)
    summons = build.summons_of(mailing, case_id, meeting_id, "rektor-norr")
    build.named(mailing, summons, "rektor", "kurator")
    outgoing(mailing, postman)
    with mailing.work("kurator") as work:
        summonses.step_back(work, summons, "Jag är sjuk.", None)
        work.commit()
    sent = {str(mail["To"]).partition("@")[0]: str(mail["Subject"]) for mail in outgoing(mailing, postman)}
    assert sent == {
        "kurator": "Du behöver inte vara med på mötet",
        "rektor": "Den som skulle komma kan inte vara med",
    }


def everything(house: House) -> tuple[UUID, UUID]:
    """A meeting with all that can be told of one by mail."""
    case_id, meeting_id = called(house)
    summons = build.summons_of(house, case_id, meeting_id, "rektor-norr")
    with house.work() as work:
        meetings.change(work, case_id, meeting_id, build.terms(place="Fritidsgården Hajen"), None)
        work.commit()
    house.clock.at = datetime(2026, 11, 27, 9, tzinfo=TIME_ZONE)
    jobs.run_once(house.installation)
    house.clock.at = datetime(2026, 11, 30, 9, tzinfo=TIME_ZONE)
    jobs.run_once(house.installation)
    build.named(house, summons, "rektor", "kurator")
    with house.work("kurator") as work:
        summonses.step_back(work, summons, "Jag är sjuk.", None)
        work.commit()
    with house.work() as work:
        moved = build.terms(starts_at=build.WHEN + timedelta(days=1), place="Fritidsgården Hajen")
        meetings.change(work, case_id, meeting_id, moved, None)
        meetings.cancel(work, case_id, meeting_id)
        work.commit()
    return case_id, meeting_id


def test_no_word_of_the_case_is_in_any_mail_about_a_meeting(mailing: House, postman: Postman) -> None:
    """Looked for in headers, texts, invitations and file names, as written and as sent."""
    case_id, meeting_id = everything(mailing)
    jobs.run_once(mailing.installation)
    with mailing.work(SYSTEM, writing=False) as work:
        kinds = set(work.session.scalars(select(Mail.kind)))
    assert kinds == TOLD_OF_MEETINGS
    with mailing.work(writing=False) as work:
        number = reach.find(work, Permission.case_read, case_id).case.number
    people = [*cases.YOUTH.given_name.split(), *cases.YOUTH.family_name.split(), "Kerstin", "sjuk"]
    words = [*people, build.terms().purpose, "Biblioteket", "Hajen", number, "Måsviksskolan", "polis", "ungdom"]
    ids = [str(each) for each in (case_id, meeting_id)] + [each.hex for each in (case_id, meeting_id)]
    assert len(postman.letters) >= 12
    for mail in postman.letters:
        parts = [part for part in mail.walk() if not part.is_multipart()]
        text = "\n".join([mail.as_string(), *(str(part.get_content()) for part in parts)]).lower()
        assert not [word for word in (*words, *ids) if word.lower() in text]
        assert not [part.get_filename() for part in parts if part.get_filename()]
