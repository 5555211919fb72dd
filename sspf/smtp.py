"""Hands mail over to the municipality's server: always encrypted, never waiting for long."""

import smtplib
import ssl
from email.message import EmailMessage

from sspf.settings import SmtpServer


class Undelivered(Exception):
    """The server did not take the mail. `for_good`: it never will, so there is no use in trying again."""

    def __init__(self, reason: str, *, for_good: bool) -> None:
        super().__init__(reason)
        self.for_good = for_good


def send(server: SmtpServer, mail: EmailMessage) -> None:
    """Send one mail over STARTTLS with a verified certificate. Raises `Undelivered`, whatever went wrong.

    When the connection breaks after the text was handed over nobody knows whether the server took it. Then it counts
    as undelivered: the next try carries the same Message-ID, by which servers and readers know the two for one.
    """
    try:
        with smtplib.SMTP(server.host, server.port, timeout=server.patience_seconds) as connection:
            connection.starttls(context=_trust(server))
            if server.user and server.password_file is not None:
                connection.login(server.user, server.password_file.read_text().strip())
            connection.send_message(mail, server.sender, [str(mail["To"])])
    except smtplib.SMTPRecipientsRefused as error:
        code = min(code for code, _ in error.recipients.values())
        raise Undelivered(f"recipient refused with {code}", for_good=_is_for_good(code)) from None
    except smtplib.SMTPResponseException as error:
        refused = isinstance(error, smtplib.SMTPDataError) and _is_for_good(error.smtp_code)
        raise Undelivered(f"{type(error).__name__} {error.smtp_code}", for_good=refused) from None
    except (smtplib.SMTPException, OSError) as error:
        raise Undelivered(type(error).__name__, for_good=False) from None


def _trust(server: SmtpServer) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=None if server.authority is None else str(server.authority))


def _is_for_good(code: int) -> bool:
    return 500 <= code <= 599
