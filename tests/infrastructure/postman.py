"""A real mail server on loopback that takes mail, refuses it, keeps one waiting or cuts off: as it is told."""

import asyncio
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, cast

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from sspf.server import LOOPBACK, free_port
from sspf.settings import SmtpServer

LONG = 30.0
"""Seconds: longer than anybody in a test waits for an answer."""


@dataclass
class Postman:
    """What came in, and how the next mails are met: `answers` are given one by one, then everything is taken."""

    server: SmtpServer
    letters: list[EmailMessage] = field(default_factory=list)
    at_recipient: list[str] = field(default_factory=list)
    at_text: list[str] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802  # the library calls it so
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take or refuse a recipient."""
        if self.at_recipient:
            return self.at_recipient.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take the text; `cut` takes it and breaks the connection before saying so, `hang` says nothing for long."""
        answer = self.at_text.pop(0) if self.at_text else "250 OK"
        if answer == "hang":
            await asyncio.sleep(LONG)
            return "451 too late for anybody to hear"
        if answer.startswith("250") or answer == "cut":
            content = cast(bytes, envelope.content)
            self.letters.append(message_from_bytes(content, policy=policy.SMTP))
            self.encrypted.append(session.ssl is not None)
        if answer == "cut":
            cast(Any, server).transport.abort()
        return answer


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Who vouches for the mail server."""
    return trustme.CA()


@pytest.fixture
def postman(authority: trustme.CA, tmp_path: Path) -> Iterator[Postman]:
    """A mail server that speaks STARTTLS with a certificate that its authority vouches for."""
    trust = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(trust))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(LOOPBACK).configure_cert(context)
    port = free_port()
    kept = Postman(SmtpServer(LOOPBACK, port, "sspf@kommun.example", authority=trust, patience_seconds=2.0))
    controller = Controller(kept, hostname=LOOPBACK, port=port, tls_context=context, require_starttls=True)
    controller.start()
    yield kept
    controller.stop()
