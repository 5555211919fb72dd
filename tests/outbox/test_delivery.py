"""Mail through a real server: taken, refused, kept waiting and cut off; nothing lost, nothing doubled."""

import threading
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from uuid import UUID

import pytest
from sqlalchemy import select

from sspf import smtp
from sspf.access.actor import SYSTEM
from sspf.accounts import actions as accounts
from sspf.outbox import queries
from sspf.outbox.actions import delivery, posting
from sspf.outbox.models import Mail
from sspf.outbox.rules.schedule import LEASE, MailKind, MailState
from sspf.server import free_port
from sspf.settings import SmtpServer
from tests.house import House
from tests.infrastructure.postman import Postman


def told(house: House, server: SmtpServer) -> None:
    """From now on mail goes to this server."""
    settings = replace(house.installation.settings, smtp=server)
    house.installation = replace(house.installation, settings=settings)


@pytest.fixture
def posting_house(house: House, postman: Postman) -> House:
    """A house whose mail goes to the postman."""
    told(house, postman.server)
    return house


def posted(house: House, *logins: str, kind: MailKind = MailKind.summons) -> None:
    """Mail to colleagues, waiting to be sent."""
    with house.work() as work:
        posting.post(work, [house.ids[login] for login in logins], kind)
        work.commit()


def deliver(house: House) -> int:
    """Send what is due."""
    return delivery.deliver_due(house.installation, smtp.send)


def mails(house: House) -> list[Mail]:
    """Every mail there is."""
    with house.work(SYSTEM, writing=False) as work:
        return list(work.session.scalars(select(Mail).order_by(Mail.id)))


def states(house: House) -> list[MailState]:
    """How far each mail has come."""
    return [each.state for each in mails(house)]


def test_mail_reaches_the_colleague_encrypted_and_once(posting_house: House, postman: Postman) -> None:
    posted(posting_house, "kurator", "rektor", "kurator")
    assert deliver(posting_house) == 2
    assert deliver(posting_house) == 0
    assert sorted(str(each["To"]) for each in postman.letters) == ["kurator@demo.example", "rektor@demo.example"]
    assert postman.encrypted == [True, True]
    assert states(posting_house) == [MailState.sent] * 2


def test_what_is_undone_is_not_sent(posting_house: House, postman: Postman) -> None:
    with posting_house.work() as work:
        posting.post(work, [posting_house.ids["kurator"]], MailKind.summons)
        work.undo()
    assert deliver(posting_house) == 0
    assert postman.letters == []


def test_without_a_mail_server_nothing_is_posted(house: House) -> None:
    posted(house, "kurator")
    assert mails(house) == []


def test_a_server_that_is_down_gets_it_later(posting_house: House, postman: Postman) -> None:
    there = postman.server
    told(posting_house, replace(there, port=free_port()))
    posted(posting_house, "kurator")
    assert deliver(posting_house) == 0
    told(posting_house, there)
    assert deliver(posting_house) == 0  # not at once
    posting_house.clock.forward(minutes=2)
    assert deliver(posting_house) == 1
    assert len(postman.letters) == 1


@pytest.mark.parametrize("answer", ["451 later", "421 busy"])
@pytest.mark.parametrize("at", ["at_recipient", "at_text"])
def test_a_server_that_says_later_gets_it_later(posting_house: House, postman: Postman, at: str, answer: str) -> None:
    getattr(postman, at).append(answer)
    posted(posting_house, "kurator")
    assert deliver(posting_house) == 0
    posting_house.clock.forward(minutes=2)
    assert deliver(posting_house) == 1
    assert len(postman.letters) == 1


@pytest.mark.parametrize("at", ["at_recipient", "at_text"])
def test_a_server_that_says_never_is_not_asked_again(posting_house: House, postman: Postman, at: str) -> None:
    getattr(postman, at).append("550 no such address")
    posted(posting_house, "kurator")
    assert deliver(posting_house) == 0
    posting_house.clock.forward(days=1)
    assert deliver(posting_house) == 0
    assert states(posting_house) == [MailState.given_up]


def test_a_connection_cut_after_the_text_gives_no_second_mail_that_looks_like_another(
    posting_house: House, postman: Postman
) -> None:
    postman.at_text.append("cut")
    posted(posting_house, "kurator")
    assert deliver(posting_house) == 0
    posting_house.clock.forward(minutes=2)
    assert deliver(posting_house) == 1
    assert len({str(each["Message-ID"]) for each in postman.letters}) == 1


def test_a_server_that_says_nothing_is_not_waited_for_and_gets_it_later(house: House, postman: Postman) -> None:
    told(house, replace(postman.server, patience_seconds=0.4))
    postman.at_text.append("hang")
    posted(house, "kurator", "rektor")
    assert deliver(house) == 1  # one hangs; the other is not kept waiting behind it
    house.clock.forward(minutes=2)
    assert deliver(house) == 1
    assert len(postman.letters) == 2
    assert states(house) == [MailState.sent] * 2


def test_a_server_that_asks_for_more_than_it_was_told_gets_it_later(house: House, postman: Postman) -> None:
    """A login that is refused is the operator's to mend, and no reason to give a mail up."""
    password = house.settings.kek_file.with_name("smtp-password")
    password.write_text("hemligt")
    told(house, replace(postman.server, user="sspf", password_file=password))
    posted(house, "kurator")
    assert deliver(house) == 0
    assert states(house) == [MailState.waiting]
    told(house, postman.server)
    house.clock.forward(minutes=2)
    assert deliver(house) == 1


def test_a_server_without_encryption_gets_nothing(posting_house: House, postman: Postman) -> None:
    """A server whose certificate nobody vouches for counts as one that anybody could be."""
    told(posting_house, replace(postman.server, authority=None))
    posted(posting_house, "kurator")
    assert deliver(posting_house) == 0
    assert postman.letters == []
    assert states(posting_house) == [MailState.waiting]


def test_after_three_days_it_is_given_up_and_the_administrator_is_told(posting_house: House, postman: Postman) -> None:
    told(posting_house, replace(postman.server, port=free_port()))
    posted(posting_house, "kurator")
    for _ in range(30):
        deliver(posting_house)
        posting_house.clock.forward(hours=3)
    assert states(posting_house) == [MailState.given_up]
    with posting_house.work("administrator", writing=False) as work:
        assert queries.trouble(work) == queries.Trouble(0, 1)


def test_mail_that_waits_for_an_hour_is_told(posting_house: House) -> None:
    posted(posting_house, "kurator")
    with posting_house.work("administrator", writing=False) as work:
        assert queries.trouble(work) is None
    posting_house.clock.forward(minutes=61)
    with posting_house.work("administrator", writing=False) as work:
        assert queries.trouble(work) == queries.Trouble(1, 0)


def test_a_closed_account_gets_no_mail(posting_house: House, postman: Postman) -> None:
    posted(posting_house, "kurator")
    with posting_house.work("administrator") as work:
        accounts.disable(work, posting_house.ids["kurator"])
        work.commit()
    assert deliver(posting_house) == 0
    assert postman.letters == []
    assert states(posting_house) == [MailState.given_up]


def test_a_worker_that_died_in_the_middle_loses_nothing(posting_house: House, postman: Postman) -> None:
    posted(posting_house, "kurator")

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        delivery.deliver_due(posting_house.installation, die)
    assert deliver(posting_house) == 0
    posting_house.clock.at += LEASE + timedelta(seconds=1)
    assert deliver(posting_house) == 1
    assert len(postman.letters) == 1


def test_a_worker_killed_after_the_server_took_it_sends_the_same_mail_and_no_other(
    posting_house: House, postman: Postman
) -> None:
    """Whether it was taken nobody knows any more; the same Message-ID lets servers and readers know the two for one."""
    posted(posting_house, "kurator", "rektor")

    def die_afterwards(server: SmtpServer, mail: EmailMessage) -> None:
        smtp.send(server, mail)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        delivery.deliver_due(posting_house.installation, die_afterwards)
    assert deliver(posting_house) == 1
    posting_house.clock.at += LEASE + timedelta(seconds=1)
    assert deliver(posting_house) == 1
    assert len(postman.letters) == 3
    assert len({str(each["Message-ID"]) for each in postman.letters}) == 2
    assert states(posting_house) == [MailState.sent] * 2


def test_three_workers_send_each_mail_once(posting_house: House, postman: Postman) -> None:
    logins = ("kurator", "rektor", "koordinator", "ersattare", "fritidschef", "styrgrupp")
    for _ in range(3):
        posted(posting_house, *logins)
    workers = [threading.Thread(target=deliver, args=(posting_house,)) for _ in range(3)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    ids = [str(each["Message-ID"]) for each in postman.letters]
    assert len(ids) == len(set(ids)) == 18


def test_the_table_tells_no_address(posting_house: House) -> None:
    posted(posting_house, "kurator")
    row = mails(posting_house)[0]
    assert {type(value) for name, value in vars(row).items() if name != "_sa_instance_state"} <= {
        UUID, MailKind, MailState, type(row.posted_at), int, type(None)
    }  # fmt: skip
