"""Every page: the views of each domain, in the order of the work."""

from sspf.accounts.views import accounts, invitations, logins, passwords, returns, seats, sessions, suspensions
from sspf.attachments.views import attachments
from sspf.calendars.views import calendar_events, calendar_files, calendar_terms, calendars, staffings
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
from sspf.disclosures.views import (
    disclosures,
    information_request_answers,
    information_requests,
    provisions,
    request_releases,
)
from sspf.group_cases.views import group_cases, group_closings, group_notes, parents_meetings
from sspf.meeting_mode.views import additions, autosaves, meeting_mode, pulses, read_backs, sheets
from sspf.meetings.views import (
    addenda,
    adjustments,
    attendances,
    conclusions,
    conclusions,
    contributions,
    declines,
    family_letters,
    meetings,
    minutes,
    minutes_files,
    notes,
    placements,
    summonses,
    verdicts,
)
from sspf.oversight.views import log as log_views
from sspf.oversight.views import reader_extracts, readers
from sspf.plans.views import (
    acceptances,
    differences,
    drafts,
    factors,
    family_papers,
    fixings,
    follow_up_days,
    follow_ups,
    goals,
    guardian_words,
    measures,
    moves,
    next_days,
    owed_answers,
    passages,
    plan_papers,
    plans,
    reports,
    trajectories,
    unit_papers,
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
from sspf.tasks.views import promises, tasks
from sspf.web import health

VIEWS = (
    health,
    # medarbetare och inloggning
    accounts,
    invitations,
    logins,
    passwords,
    returns,
    seats,
    sessions,
    suspensions,
    # att göra
    promises,
    tasks,
    # anmälan
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
    # samtycke
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
    # ärendet
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
    # bilagor
    attachments,
    # ärendet i ett
    case_forms,
    casefile,
    closing_letters,
    closures,
    reopenings,
    # sök
    search,
    # kartläggande samtal
    talks,
    # uppgifter
    bars,
    clearances,
    family_pages,
    objections,
    observations,
    releases,
    shields,
    statements,
    # möten
    addenda,
    adjustments,
    attendances,
    conclusions,
    contributions,
    declines,
    family_letters,
    meetings,
    minutes,
    minutes_files,
    notes,
    placements,
    summonses,
    verdicts,
    # mötesläget
    additions,
    autosaves,
    meeting_mode,
    pulses,
    read_backs,
    sheets,
    # åtgärdsplan och uppföljning
    acceptances,
    differences,
    drafts,
    factors,
    family_papers,
    fixings,
    follow_up_days,
    follow_ups,
    goals,
    guardian_words,
    measures,
    moves,
    next_days,
    owed_answers,
    passages,
    plan_papers,
    plans,
    reports,
    trajectories,
    unit_papers,
    versions,
    # enkäter
    answers,
    dispatches,
    results,
    # kalender
    calendar_events,
    calendar_files,
    calendar_terms,
    calendars,
    staffings,
    # skolor
    schools,
    # grupper
    group_cases,
    group_closings,
    group_notes,
    parents_meetings,
    # utlämnat
    disclosures,
    information_request_answers,
    information_requests,
    provisions,
    request_releases,
    # statistik
    statistics,
    # logg
    log_views,
    reader_extracts,
    readers,
)
BLUEPRINTS = tuple(each.blueprint for each in VIEWS)
