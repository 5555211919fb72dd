"""Asking somebody who is signed in for the own password once more."""

from flask import request

from sspf.access.actor import PUBLIC
from sspf.accounts import actions, queries
from sspf.accounts.queries import Credentials
from sspf.accounts.rules import LONGEST_PASSWORD, AccountProblem
from sspf.web import current
from sspf.web.forms import Form
from sspf.work import begin


def is_given(form: Form, field: str) -> bool:
    """Whether a field holds the actor's password; a wrong one is told at the field and counts for the throttle."""
    work = current.work()
    email = queries.own_email(work)
    known = credentials(form, email)
    if known.throttled:
        return False
    if current.passwords().fits(known.password_hash, (form[field].data or "")[: LONGEST_PASSWORD + 1]):
        return True
    actions.note_failure(work, email, request.remote_addr or "", work.actor_id)
    form.refuse(current.catalogue().label(AccountProblem.password_wrong), field)
    return False


def credentials(form: Form, email: str) -> Credentials:
    """What is known of the address; the form says so when there were too many attempts.

    Lets go of the write lock, so that nobody waits while Argon2 works.
    """
    current.work().undo()
    with begin(current.installation(), PUBLIC, writing=False) as reading:
        known = queries.credentials(reading, email, request.remote_addr or "")
    if known.throttled:
        form.refuse(current.catalogue().label(AccountProblem.throttled))
    return known
