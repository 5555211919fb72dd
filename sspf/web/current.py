"""The unit of work and the actor of the request that is being answered."""

from typing import cast

from flask import current_app, g

from sspf.access.actor import Actor
from sspf.catalogue.loader import Catalogue
from sspf.crypto.daily import DailySecret
from sspf.crypto.passwords import Passwords
from sspf.installation import Installation
from sspf.work import Work

EXTENSION = "sspf"
PASSWORDS = "sspf_passwords"
VISITORS = "sspf_visitors"


def installation() -> Installation:
    """The installation this application serves."""
    return cast(Installation, current_app.extensions[EXTENSION])


def work() -> Work:
    """This request's unit of work, opened by the guard."""
    return cast(Work, g.work)


def actor() -> Actor:
    """Who is asking."""
    return work().actor


def catalogue() -> Catalogue:
    """The municipality's own data."""
    return installation().catalogue


def passwords() -> Passwords:
    """Hashes and checks passwords, a few at a time for the whole application."""
    return cast(Passwords, current_app.extensions[PASSWORDS])


def visitors() -> DailySecret:
    """Tells visitors of the public pages apart for a day, without keeping who they are."""
    return cast(DailySecret, current_app.extensions[VISITORS])
