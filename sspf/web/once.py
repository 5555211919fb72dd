"""Each form is carried out once: a second press, a reload or a retry after a lost answer leads to the first result."""

import secrets
from datetime import datetime

from flask import redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from sspf.crypto.mac import token_digest
from sspf.db import UNAUDITED, Base
from sspf.web import current
from sspf.work import Work

FIELD = "once"


class Submission(Base):
    """A form that was carried out and where its answer is. Holds a digest of the form's token and a path of ids."""

    __tablename__ = "submission"
    __table_args__ = {"info": {UNAUDITED: "a receipt for a form; what the form did has its own event"}}

    token: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    location: Mapped[str]
    at: Mapped[datetime]


def new_token() -> str:
    """A token for one showing of one form."""
    return secrets.token_urlsafe(18)


def answered_before() -> ResponseReturnValue | None:
    """The answer to this very form, when it was carried out already."""
    if not (token := _token()):
        return None
    earlier = current.work().session.get(Submission, token)
    return None if earlier is None else redirect(earlier.location, 303)


def remember(work: Work, location: str) -> None:
    """Note, in the same transaction, that this form is done. A rival that was faster raises at the commit."""
    if token := _token():
        work.add(Submission(token=token, location=location, at=work.now))


def _token() -> bytes | None:
    """Bound to whoever sends it and to what it asks for: the word of another form, or of another person, is unknown."""
    text = request.form.get(FIELD, "")
    return token_digest(f"{current.actor().account_id}|{request.endpoint}|{text}") if text else None
