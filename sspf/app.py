"""The application factory: the only file that knows every view."""

from dataclasses import dataclass, field

import structlog
from flask import Flask
from flask_login import LoginManager

from sspf import installation as installations
from sspf import menu
from sspf.accounts.views import accounts, invitations, logins, passwords, returns, seats, sessions, suspensions
from sspf.attachments.views import attachments
from sspf.casefile.views import case_forms, casefile, closing_letters, closures, reopenings
from sspf.cases.views import (
    cases,
    circles,
    collaborations,
    handovers,
    notices,
    participants,
    place_answers,
    places,
    protections,
    school_changes,
    substitutes,
)
from sspf.catalogue import loader
from sspf.consents.views import (
    child_views,
    consent_receipts,
    consents,
    custodies,
    exceptions,
    leaflets,
    papers,
    persons,
    refusals,
    scans,
    signatures,
    signings,
    withdrawals,
)
from sspf.crypto.daily import DailySecret
from sspf.crypto.passwords import Passwords
from sspf.disclosures.views import (
    disclosures,
    information_request_answers,
    information_requests,
    provisions,
    request_releases,
)
from sspf.errors import Locked
from sspf.group_cases.views import group_cases, group_closings, group_notes, parents_meetings
from sspf.installation import Installation
from sspf.meetings.views import attendances, declines, meetings, notes, summonses
from sspf.oversight.views import log as log_views
from sspf.oversight.views import reader_extracts, readers
from sspf.plans.views import (
    acceptances,
    drafts,
    factors,
    fixings,
    follow_up_days,
    follow_ups,
    goals,
    measures,
    passages,
    plans,
    reports,
    versions,
)
from sspf.referrals.views import (
    advice,
    consultations,
    followings,
    public_receipts,
    public_referrals,
    receipts,
    referral_acceptances,
    referral_assessments,
    referral_calls,
    referral_closings,
    referral_contacts,
    referral_handovers,
    referral_onwards,
    referral_senders,
    referral_shields,
    referral_withdrawals,
    referrals,
)
from sspf.schools import views as schools
from sspf.search import views as search
from sspf.settings import Settings
from sspf.statements.views import (
    bars,
    clearances,
    family_pages,
    objections,
    observations,
    releases,
    shields,
    statements,
)
from sspf.statistics import views as statistics
from sspf.surveys.views import answers, dispatches, results
from sspf.talks import views as talks
from sspf.tasks import views as tasks
from sspf.web import current, frame, guard, health

BLUEPRINTS = (
    health.blueprint,
    sessions.blueprint,
    passwords.blueprint,
    returns.blueprint,
    logins.blueprint,
    accounts.blueprint,
    invitations.blueprint,
    suspensions.blueprint,
    seats.blueprint,
    tasks.blueprint,
    notices.blueprint,
    acceptances.blueprint,
    drafts.blueprint,
    factors.blueprint,
    fixings.blueprint,
    follow_up_days.blueprint,
    follow_ups.blueprint,
    goals.blueprint,
    measures.blueprint,
    passages.blueprint,
    plans.blueprint,
    reports.blueprint,
    versions.blueprint,
    cases.blueprint,
    persons.blueprint,
    participants.blueprint,
    circles.blueprint,
    handovers.blueprint,
    place_answers.blueprint,
    places.blueprint,
    protections.blueprint,
    school_changes.blueprint,
    substitutes.blueprint,
    search.blueprint,
    custodies.blueprint,
    consents.blueprint,
    signatures.blueprint,
    consent_receipts.blueprint,
    refusals.blueprint,
    withdrawals.blueprint,
    exceptions.blueprint,
    papers.blueprint,
    scans.blueprint,
    signings.blueprint,
    attachments.blueprint,
    leaflets.blueprint,
    child_views.blueprint,
    casefile.blueprint,
    closures.blueprint,
    closing_letters.blueprint,
    reopenings.blueprint,
    case_forms.blueprint,
    collaborations.blueprint,
    log_views.blueprint,
    readers.blueprint,
    group_cases.blueprint,
    group_notes.blueprint,
    group_closings.blueprint,
    parents_meetings.blueprint,
    reader_extracts.blueprint,
    provisions.blueprint,
    disclosures.blueprint,
    information_requests.blueprint,
    information_request_answers.blueprint,
    request_releases.blueprint,
    statements.blueprint,
    observations.blueprint,
    releases.blueprint,
    objections.blueprint,
    shields.blueprint,
    bars.blueprint,
    clearances.blueprint,
    family_pages.blueprint,
    talks.blueprint,
    meetings.blueprint,
    summonses.blueprint,
    declines.blueprint,
    attendances.blueprint,
    notes.blueprint,
    dispatches.blueprint,
    answers.blueprint,
    results.blueprint,
    statistics.blueprint,
    schools.blueprint,
    public_referrals.blueprint,
    public_receipts.blueprint,
    followings.blueprint,
    receipts.blueprint,
    referrals.blueprint,
    consultations.blueprint,
    advice.blueprint,
    referral_assessments.blueprint,
    referral_acceptances.blueprint,
    referral_handovers.blueprint,
    referral_closings.blueprint,
    referral_calls.blueprint,
    referral_contacts.blueprint,
    referral_onwards.blueprint,
    referral_senders.blueprint,
    referral_shields.blueprint,
    referral_withdrawals.blueprint,
)

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class DemoLogins:
    """What the demo's login page tells everyone: the password, and each person's address, name and work."""

    password: str
    people: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Extras:
    """What an application may be given: the demo's logins, and the secret that its workers know visitors by."""

    demo: DemoLogins | None = None
    visitors: DailySecret = field(default_factory=DailySecret)


def create_app(settings: Settings, passwords: Passwords | None = None, extras: Extras | None = None) -> Flask:
    """Open the installation and serve it. With a vault that does not open, serve one page that says so, and nothing."""
    extras = extras or Extras()
    try:
        app = for_installation(installations.open_existing(settings), passwords)
    except Locked as reason:
        log.error("locked", reason=str(reason))
        return frame.locked(settings, loader.load(settings.config))
    app.context_processor(lambda: {"demo_logins": extras.demo})
    app.extensions[current.VISITORS] = extras.visitors
    return app


def for_installation(house: Installation, passwords: Passwords | None = None) -> Flask:
    """The application over an open installation. Raises when a route does not say who may reach it."""
    app = frame.frame(house.settings, house.catalogue)
    frame.remember_visits(app, house.vault.web_secret(), "sspf", house.settings.secure_cookies)
    app.extensions[current.EXTENSION] = house
    app.config[guard.LENT], app.config[guard.LENT_HOME] = sessions.is_lent, "signings.edit"
    app.extensions[current.PASSWORDS] = passwords or Passwords()
    app.extensions[current.VISITORS] = DailySecret()
    guard.init(app)
    manager = LoginManager(app)
    manager.session_protection = None
    manager.user_loader(sessions.load)
    app.context_processor(menu.frame_values)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    guard.refuse_undeclared(app)
    return app
