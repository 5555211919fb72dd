"""What every route answers everyone, written by hand from who works with what, not from the policy.

open: answers, and with an empty form only asks for what is missing. no: never for this role. login: sign in first.
shared: answers only those who take part in the case, for a unit that the consent lets in now; for all others the case
does not exist. hidden: it is somebody else's, so for this role it does not exist.
"""

from collections.abc import Iterator, Mapping

Row = tuple[str, str]
"""Endpoint and method."""

TABLE = """
route                       verb coordinator unit_manager participant steering_member log_reviewer administrator public
# For everyone
answers.create              POST open        open         open        open            open         open          open
answers.index               GET  open        open         open        open            open         open          open
answers.new                 POST open        open         open        open            open         open          open
answers.show                GET  open        open         open        open            open         open          open
health.show                 GET  open        open         open        open            open         open          open
leaflets.index              GET  open        open         open        open            open         open          open
leaflets.show               GET  open        open         open        open            open         open          open
passwords.create            POST open        open         open        open            open         open          open
passwords.new               GET  open        open         open        open            open         open          open
followings.create           POST open        open         open        open            open         open          open
followings.new              GET  open        open         open        open            open         open          open
public_receipts.show        GET  open        open         open        open            open         open          open
public_referrals.create     POST open        open         open        open            open         open          open
public_referrals.new        GET  open        open         open        open            open         open          open
sessions.create             POST open        open         open        open            open         open          open
sessions.new                GET  open        open         open        open            open         open          open
static                      GET  open        open         open        open            open         open          open
# One's own
logins.destroy              POST open        open         open        open            open         open          login
logins.index                GET  open        open         open        open            open         open          login
notices.destroy             POST open        open         open        open            open         open          login
returns.create              POST open        open         open        open            open         open          login
returns.new                 GET  open        open         open        open            open         open          login
passwords.edit              GET  open        open         open        open            open         open          login
passwords.update            POST open        open         open        open            open         open          login
sessions.destroy            POST open        open         open        open            open         open          login
tasks.index                 GET  open        open         open        open            open         open          login
# Accounts, the log and figures
accounts.create             POST no          no           no          no              no           open          login
accounts.edit               GET  no          no           no          no              no           open          login
accounts.index              GET  no          no           no          no              no           open          login
accounts.new                GET  no          no           no          no              no           open          login
accounts.show               GET  no          no           no          no              no           open          login
accounts.update             POST no          no           no          no              no           open          login
invitations.create          POST no          no           no          no              no           open          login
seats.create                POST no          no           no          no              no           open          login
seats.edit                  GET  no          no           no          no              no           open          login
seats.index                 GET  no          no           no          no              no           open          login
seats.new                   GET  no          no           no          no              no           open          login
seats.update                POST no          no           no          no              no           open          login
suspensions.create          POST no          no           no          no              no           open          login
suspensions.destroy         POST no          no           no          no              no           open          login
log.index                   GET  no          no           no          no              open         no            login
results.index               GET  open        no           no          open            no           no            login
statistics.index            GET  open        no           no          open            no           no            login
# Anmälningar
receipts.create             POST open        no           no          no              no           no            login
receipts.new                GET  open        no           no          no              no           no            login
receipts.show               GET  open        open         open        no              no           no            login
referral_acceptances.create POST open        no           no          no              no           no            login
referral_acceptances.new    GET  open        no           no          no              no           no            login
referral_assessments.create POST open        no           no          no              no           no            login
referral_closings.create    POST open        no           no          no              no           no            login
referral_closings.new       GET  open        no           no          no              no           no            login
referral_handovers.create   POST open        no           no          no              no           no            login
referral_handovers.new      GET  open        no           no          no              no           no            login
referral_calls.create       POST open        no           no          no              no           no            login
referral_calls.new          GET  open        no           no          no              no           no            login
referral_contacts.create    POST open        no           no          no              no           no            login
referral_contacts.new       GET  open        no           no          no              no           no            login
referral_onwards.create     POST open        no           no          no              no           no            login
referral_onwards.new        GET  open        no           no          no              no           no            login
referral_senders.show       POST open        no           no          no              no           no            login
referral_shields.create     POST open        no           no          no              no           no            login
referral_shields.destroy    POST open        no           no          no              no           no            login
referral_shields.new        GET  open        no           no          no              no           no            login
referral_withdrawals.create POST open        no           no          no              no           no            login
referral_withdrawals.new    GET  open        no           no          no              no           no            login
referrals.create            POST open        open         open        no              no           no            login
referrals.index             GET  open        no           no          no              no           no            login
referrals.new               GET  open        open         open        no              no           no            login
referrals.show              GET  open        no           no          no              no           no            login
# Schools, of which nothing personal is written
schools.destroy             POST open        no           no          no              no           no            login
schools.edit                GET  open        no           no          no              no           no            login
schools.index               GET  open        no           no          no              no           no            login
schools.update              POST open        no           no          no              no           no            login
advice.create               POST open        no           no          no              no           no            login
advice.new                  GET  open        no           no          no              no           no            login
consultations.create        POST no          open         open        no              no           no            login
consultations.destroy       POST no          hidden       hidden      no              no           no            login
consultations.index         GET  open        open         open        no              no           no            login
consultations.new           GET  no          open         open        no              no           no            login
consultations.show          GET  open        hidden       hidden      no              no           no            login
# Lists across cases: everyone who has them sees only what is theirs in them
search.create               POST open        open         open        no              no           no            login
search.new                  GET  open        open         open        no              no           no            login
substitutes.create          POST open        open         no          no              no           no            login
substitutes.destroy         POST open        open         no          no              no           no            login
substitutes.index           GET  open        open         no          no              no           no            login
substitutes.new             GET  open        open         no          no              no           no            login
cases.index                 GET  open        open         open        no              no           no            login
meetings.index              GET  open        open         open        no              no           no            login
# The case and the people in it
talks.create                POST open        no           no          no              no           no            login
talks.edit                  GET  open        no           no          no              no           no            login
talks.index                 GET  open        no           no          no              no           no            login
talks.new                   GET  open        no           no          no              no           no            login
talks.show                  GET  open        no           no          no              no           no            login
talks.update                POST open        no           no          no              no           no            login
case_forms.edit             GET  open        no           no          no              no           no            login
case_forms.update           POST open        no           no          no              no           no            login
casefile.show               GET  open        shared       shared      no              no           no            login
closing_letters.show        GET  open        no           no          no              no           no            login
closures.create             POST open        no           no          no              no           no            login
closures.new                GET  open        no           no          no              no           no            login
collaborations.create       POST open        no           no          no              no           no            login
collaborations.edit         GET  open        no           no          no              no           no            login
collaborations.index        GET  open        no           no          no              no           no            login
collaborations.new          GET  open        no           no          no              no           no            login
collaborations.update       POST open        no           no          no              no           no            login
circles.create              POST open        no           no          no              no           no            login
circles.destroy             POST open        no           no          no              no           no            login
handovers.create            POST open        no           no          no              no           no            login
handovers.new               GET  open        no           no          no              no           no            login
handovers.update            POST open        no           no          no              no           no            login
participants.create         POST open        no           no          no              no           no            login
participants.destroy        POST open        no           no          no              no           no            login
participants.index          GET  open        no           no          no              no           no            login
participants.new            GET  open        no           no          no              no           no            login
place_answers.create        POST open        no           no          no              no           no            login
place_answers.destroy       POST open        no           no          no              no           no            login
places.create               POST open        no           no          no              no           no            login
places.edit                 GET  open        no           no          no              no           no            login
places.new                  GET  open        no           no          no              no           no            login
places.show                 POST open        no           no          no              no           no            login
places.update               POST open        no           no          no              no           no            login
protections.create          POST open        no           no          no              no           no            login
protections.edit            GET  open        no           no          no              no           no            login
protections.index           GET  open        no           no          no              no           no            login
protections.update          POST open        no           no          no              no           no            login
school_changes.create       POST open        no           no          no              no           no            login
school_changes.new          GET  open        no           no          no              no           no            login
persons.create              POST open        no           no          no              no           no            login
persons.edit                GET  open        no           no          no              no           no            login
persons.index               GET  open        no           no          no              no           no            login
persons.new                 GET  open        no           no          no              no           no            login
persons.update              POST open        no           no          no              no           no            login
reopenings.create           POST open        no           no          no              no           no            login
reopenings.new              GET  open        no           no          no              no           no            login
# Custody and consent
child_views.edit            GET  open        no           no          no              no           no            login
child_views.update          POST open        no           no          no              no           no            login
consent_receipts.show       GET  open        no           no          no              no           no            login
consents.create             POST open        no           no          no              no           no            login
consents.index              GET  open        no           no          no              no           no            login
consents.new                GET  open        no           no          no              no           no            login
consents.show               GET  open        no           no          no              no           no            login
papers.show                 GET  open        no           no          no              no           no            login
attachments.show            GET  open        no           no          no              no           no            login
scans.create                POST open        no           no          no              no           no            login
scans.new                   GET  open        no           no          no              no           no            login
signings.create             POST open        no           no          no              no           no            login
signings.new                GET  open        no           no          no              no           no            login
signings.edit               GET  open        no           no          no              no           no            login
signings.update             POST open        no           no          no              no           no            login
custodies.create            POST open        no           no          no              no           no            login
custodies.edit              GET  open        no           no          no              no           no            login
custodies.new               GET  open        no           no          no              no           no            login
custodies.update            POST open        no           no          no              no           no            login
exceptions.create           POST open        no           no          no              no           no            login
exceptions.destroy          POST open        no           no          no              no           no            login
exceptions.new              GET  open        no           no          no              no           no            login
signatures.create           POST open        no           no          no              no           no            login
signatures.new              GET  open        no           no          no              no           no            login
refusals.create             POST open        no           no          no              no           no            login
refusals.new                GET  open        no           no          no              no           no            login
withdrawals.create          POST open        no           no          no              no           no            login
withdrawals.new             GET  open        no           no          no              no           no            login
# What units have written
bars.create                 POST open        shared       shared      no              no           no            login
bars.destroy                POST open        shared       shared      no              no           no            login
clearances.create           POST open        shared       shared      no              no           no            login
clearances.new              GET  open        shared       shared      no              no           no            login
family_pages.show           GET  open        no           no          no              no           no            login
objections.create           POST open        shared       shared      no              no           no            login
objections.new              GET  open        shared       shared      no              no           no            login
observations.create         POST open        shared       shared      no              no           no            login
observations.new            GET  open        shared       shared      no              no           no            login
releases.create             POST open        shared       shared      no              no           no            login
releases.destroy            POST open        shared       shared      no              no           no            login
releases.new                GET  open        shared       shared      no              no           no            login
shields.create              POST open        shared       shared      no              no           no            login
shields.destroy             POST open        shared       shared      no              no           no            login
shields.new                 GET  open        shared       shared      no              no           no            login
statements.create           POST open        shared       shared      no              no           no            login
statements.destroy          POST open        shared       shared      no              no           no            login
statements.edit             GET  open        shared       shared      no              no           no            login
statements.index            GET  open        shared       shared      no              no           no            login
statements.new              GET  open        shared       shared      no              no           no            login
statements.show             GET  open        shared       shared      no              no           no            login
statements.update           POST open        shared       shared      no              no           no            login
# Mötesläget
additions.create            POST open        no           no          no              no           no            login
autosaves.create            POST open        no           no          no              no           no            login
meeting_mode.show           GET  open        no           no          no              no           no            login
pulses.show                 GET  open        no           no          no              no           no            login
read_backs.create           POST open        no           no          no              no           no            login
read_backs.new              GET  open        no           no          no              no           no            login
sheets.create               POST open        no           no          no              no           no            login
sheets.index                GET  open        no           no          no              no           no            login
# Meetings
addenda.create              POST open        no           no          no              no           no            login
addenda.new                 GET  open        no           no          no              no           no            login
adjustments.create          POST open        no           no          no              no           no            login
adjustments.destroy         POST open        no           no          no              no           no            login
adjustments.new             GET  open        no           no          no              no           no            login
attendances.edit            GET  open        no           no          no              no           no            login
attendances.update          POST open        no           no          no              no           no            login
conclusions.create          POST open        no           no          no              no           no            login
conclusions.new             GET  open        no           no          no              no           no            login
agendas.edit                GET  open        no           no          no              no           no            login
agendas.update              POST open        no           no          no              no           no            login
contributions.create        POST no          shared       shared      no              no           no            login
contributions.destroy       POST no          hidden       shared      no              no           no            login
contributions.edit          GET  no          hidden       shared      no              no           no            login
contributions.index         GET  open        shared       shared      no              no           no            login
contributions.new           GET  no          shared       shared      no              no           no            login
contributions.update        POST no          hidden       shared      no              no           no            login
declines.create             POST no          shared       hidden      no              no           no            login
declines.new                GET  no          shared       hidden      no              no           no            login
family_letters.create       POST open        no           no          no              no           no            login
family_letters.index        GET  open        no           no          no              no           no            login
family_letters.new          GET  open        no           no          no              no           no            login
family_letters.show         GET  open        no           no          no              no           no            login
meetings.create             POST open        no           no          no              no           no            login
meetings.destroy            POST open        no           no          no              no           no            login
meetings.edit               GET  open        no           no          no              no           no            login
meetings.new                GET  open        no           no          no              no           no            login
meetings.show               GET  open        shared       shared      no              no           no            login
meetings.update             POST open        no           no          no              no           no            login
minutes.show                GET  open        shared       shared      no              no           no            login
minutes_files.create        POST open        no           no          no              no           no            login
minutes_files.new           GET  open        no           no          no              no           no            login
time_proposals.create       POST open        no           no          no              no           no            login
time_proposals.new          GET  open        no           no          no              no           no            login
minutes_papers.show         GET  open        shared       shared      no              no           no            login
notes.create                POST open        no           no          no              no           no            login
notes.edit                  GET  open        no           no          no              no           no            login
notes.new                   GET  open        no           no          no              no           no            login
notes.update                POST open        no           no          no              no           no            login
placements.create           POST no          hidden       shared      no              no           no            login
summonses.edit              GET  no          shared       shared      no              no           no            login
step_backs.create           POST no          hidden       shared      no              no           no            login
step_backs.new              GET  no          hidden       shared      no              no           no            login
summonses.update            POST no          shared       shared      no              no           no            login
verdicts.create             POST no          hidden       hidden      no              no           no            login
verdicts.edit               GET  no          hidden       hidden      no              no           no            login
verdicts.update             POST no          hidden       hidden      no              no           no            login
# The plan
acceptances.create          POST open        shared       shared      no              no           no            login
drafts.show                 GET  open        no           no          no              no           no            login
factors.create              POST open        no           no          no              no           no            login
factors.destroy             POST open        no           no          no              no           no            login
factors.edit                GET  open        no           no          no              no           no            login
factors.new                 GET  open        no           no          no              no           no            login
factors.update              POST open        no           no          no              no           no            login
fixings.create              POST open        no           no          no              no           no            login
follow_up_days.edit         GET  open        no           no          no              no           no            login
follow_up_days.update       POST open        no           no          no              no           no            login
follow_ups.create           POST open        no           no          no              no           no            login
follow_ups.index            GET  open        shared       shared      no              no           no            login
follow_ups.new              GET  open        no           no          no              no           no            login
follow_ups.show             GET  open        shared       shared      no              no           no            login
goals.create                POST open        no           no          no              no           no            login
goals.destroy               POST open        no           no          no              no           no            login
goals.edit                  GET  open        no           no          no              no           no            login
goals.new                   GET  open        no           no          no              no           no            login
goals.update                POST open        no           no          no              no           no            login
guardian_words.edit         GET  open        no           no          no              no           no            login
guardian_words.update       POST open        no           no          no              no           no            login
measures.create             POST open        no           no          no              no           no            login
measures.destroy            POST open        no           no          no              no           no            login
measures.edit               GET  open        no           no          no              no           no            login
measures.new                GET  open        no           no          no              no           no            login
measures.update             POST open        no           no          no              no           no            login
moves.create                POST open        shared       shared      no              no           no            login
moves.new                   GET  open        shared       shared      no              no           no            login
passages.edit               GET  open        no           no          no              no           no            login
passages.update             POST open        no           no          no              no           no            login
plans.create                POST open        no           no          no              no           no            login
plans.show                  GET  open        shared       shared      no              no           no            login
reports.create              POST open        shared       shared      no              no           no            login
reports.new                 GET  open        shared       shared      no              no           no            login
next_days.edit              GET  open        no           no          no              no           no            login
next_days.update            POST open        no           no          no              no           no            login
owed_answers.index          GET  open        no           no          no              no           no            login
promises.index              GET  open        open         open        no              no           no            login
differences.show            GET  open        shared       shared      no              no           no            login
family_papers.show          GET  open        no           no          no              no           no            login
plan_papers.index           GET  open        no           no          no              no           no            login
plan_papers.show            GET  open        no           no          no              no           no            login
trajectories.show           GET  open        shared       shared      no              no           no            login
unit_papers.show            GET  open        shared       shared      no              no           no            login
versions.index              GET  open        shared       shared      no              no           no            login
versions.show               GET  open        shared       shared      no              no           no            login
# The calendar, which holds no person; the entry in the world is the coordinator's
calendar_events.create      POST open        open         open        no              no           no            login
calendar_events.destroy     POST open        hidden       hidden      no              no           no            login
calendar_events.edit        GET  open        hidden       hidden      no              no           no            login
calendar_events.new         GET  open        open         open        no              no           no            login
calendar_events.show        GET  open        open         open        open            no           no            login
calendar_events.update      POST open        hidden       hidden      no              no           no            login
calendar_files.show         GET  open        open         open        open            no           no            login
calendar_terms.show         GET  open        open         open        open            no           no            login
calendars.index             GET  open        open         open        open            no           no            login
staffings.edit              GET  open        hidden       hidden      no              no           no            login
staffings.update            POST open        hidden       hidden      no              no           no            login
# The register of disclosures: the unit's own. The lines in the world are the coordinator's unit's
disclosures.create          POST open        open         no          no              no           no            login
disclosures.edit            GET  open        hidden       no          no              no           no            login
disclosures.index           GET  open        open         no          no              no           no            login
disclosures.new             GET  open        open         no          no              no           no            login
disclosures.show            GET  open        hidden       no          no              no           no            login
disclosures.update          POST open        hidden       no          no              no           no            login
information_request_answers.edit GET open  hidden  no  no  no  no  login
information_request_answers.update POST open  hidden  no  no  no  no  login
information_requests.create POST open        open         no          no              no           no            login
information_requests.edit   GET  open        hidden       no          no              no           no            login
information_requests.index  GET  open        open         no          no              no           no            login
information_requests.new    GET  open        open         no          no              no           no            login
information_requests.show   GET  open        hidden       no          no              no           no            login
information_requests.update POST open        hidden       no          no              no           no            login
provisions.index            GET  open        open         no          no              no           no            login
request_releases.create     POST open        hidden       no          no              no           no            login
request_releases.new        GET  open        hidden       no          no              no           no            login
# Who has read a case
reader_extracts.show        GET  open        no           no          no              no           no            login
readers.index               GET  open        no           no          no              no           no            login
# Styrgrupp and arbetsgrupp: who sits in one reads it. The page is the styrgrupp's, the meeting the arbetsgrupp's
group_adjustments.create    POST open        no           no          no              no           no            login
group_adjustments.destroy   POST open        no           no          no              no           no            login
group_adjustments.new       GET  open        no           no          no              no           no            login
group_agendas.edit          GET  open        no           no          no              no           no            login
group_agendas.update        POST open        no           no          no              no           no            login
group_attendances.edit      GET  open        no           no          no              no           no            login
group_attendances.update    POST open        no           no          no              no           no            login
group_conclusions.create    POST open        no           no          no              no           no            login
group_conclusions.new       GET  open        no           no          no              no           no            login
group_guests.create         POST open        no           no          no              no           no            login
group_guests.destroy        POST open        no           no          no              no           no            login
group_guests.new            GET  open        no           no          no              no           no            login
group_items.create          POST open        no           no          no              no           no            login
group_items.destroy         POST open        no           no          no              no           no            login
group_items.edit            GET  open        no           no          no              no           no            login
group_items.index           GET  open        no           no          no              no           no            login
group_items.new             GET  open        no           no          no              no           no            login
group_items.update          POST open        no           no          no              no           no            login
group_links.create          POST open        no           no          no              no           no            login
group_links.destroy         POST open        no           no          no              no           no            login
group_links.new             GET  open        no           no          no              no           no            login
group_meetings.create       POST open        no           no          no              no           no            login
group_meetings.destroy      POST open        no           no          no              no           no            login
group_meetings.edit         GET  open        no           no          no              no           no            login
group_meetings.new          GET  open        no           no          no              no           no            login
group_meetings.show         GET  open        hidden       hidden      hidden          no           no            login
group_meetings.update       POST open        no           no          no              no           no            login
group_minutes.show          GET  open        hidden       hidden      hidden          no           no            login
group_points.edit           GET  open        no           no          no              no           no            login
group_points.update         POST open        no           no          no              no           no            login
group_summonses.create      POST open        no           no          no              no           no            login
group_summonses.edit        GET  open        no           no          no              no           no            login
group_summonses.update      POST open        no           no          no              no           no            login
group_verdicts.create       POST hidden      hidden       hidden      hidden          no           no            login
group_verdicts.edit         GET  hidden      hidden       hidden      hidden          no           no            login
group_verdicts.update       POST hidden      hidden       hidden      hidden          no           no            login
groups.index                GET  open        open         open        open            no           no            login
groups.show                 GET  open        hidden       hidden      open            no           no            login
# Groups: units that work with one read it. The group in the world is other units'
group_cases.create          POST open        no           no          no              no           no            login
group_cases.edit            GET  open        no           no          no              no           no            login
group_cases.index           GET  open        open         open        no              no           no            login
group_cases.new             GET  open        no           no          no              no           no            login
group_cases.show            GET  open        hidden       hidden      no              no           no            login
group_cases.update          POST open        no           no          no              no           no            login
agreed_activities.create    POST open        no           no          no              no           no            login
agreed_activities.new       GET  open        no           no          no              no           no            login
group_activities.create     POST open        no           no          no              no           no            login
group_activities.edit       GET  open        no           no          no              no           no            login
group_activities.new        GET  open        no           no          no              no           no            login
group_activities.update     POST open        no           no          no              no           no            login
group_plan_papers.show      GET  open        hidden       hidden      no              no           no            login
group_plans.edit            GET  open        no           no          no              no           no            login
group_plans.show            GET  open        hidden       hidden      no              no           no            login
group_plans.update          POST open        no           no          no              no           no            login
group_reports.create        POST open        hidden       hidden      no              no           no            login
group_reports.new           GET  open        hidden       hidden      no              no           no            login
parents_invitations.show    GET  open        hidden       hidden      no              no           no            login
group_closings.create       POST open        no           no          no              no           no            login
group_closings.new          GET  open        no           no          no              no           no            login
group_notes.create          POST open        no           no          no              no           no            login
group_notes.new             GET  open        no           no          no              no           no            login
parents_meetings.create     POST open        no           no          no              no           no            login
parents_meetings.edit       GET  open        no           no          no              no           no            login
parents_meetings.new        GET  open        no           no          no              no           no            login
parents_meetings.update     POST open        no           no          no              no           no            login
# Questionnaires
dispatches.create           POST open        no           no          no              no           no            login
dispatches.index            GET  open        no           no          no              no           no            login
dispatches.new              GET  open        no           no          no              no           no            login
"""

ACTS = frozenset(
    {
        "acceptances.create",
        "adjustments.destroy",
        "attendances.update",
        "collaborations.update",
        "contributions.destroy",
        "bars.create",
        "bars.destroy",
        "calendar_events.destroy",
        "circles.create",
        "circles.destroy",
        "exceptions.destroy",
        "factors.destroy",
        "fixings.create",
        "goals.destroy",
        "group_attendances.update",
        "group_items.destroy",
        "group_plans.update",
        "group_points.update",
        "guardian_words.update",
        "handovers.update",
        "invitations.create",
        "logins.destroy",
        "measures.destroy",
        "meetings.destroy",
        "notices.destroy",
        "participants.destroy",
        "passages.update",
        "place_answers.create",
        "placements.create",
        "place_answers.destroy",
        "plans.create",
        "protections.create",
        "referral_assessments.create",
        "signings.update",
        "releases.destroy",
        "schools.destroy",
        "sessions.destroy",
        "sheets.create",
        "shields.destroy",
        "statements.destroy",
        "substitutes.destroy",
        "suspensions.create",
        "suspensions.destroy",
    }
)
"""What an empty form is carried out for: buttons without fields, and forms in which everything may be left empty."""

STEERING_SEAT = frozenset({"results.index", "statistics.index"})
"""What a seat in the styrgrupp opens beside whatever the role opens."""


def rows() -> Iterator[tuple[Row, Mapping[str, str]]]:
    """Each row of the table: the words by the names of the roles."""
    lines = [line.split() for line in TABLE.strip().splitlines() if not line.startswith("#")]
    roles = lines[0][2:]
    for endpoint, method, *words in lines[1:]:
        yield (endpoint, method), dict(zip(roles, words, strict=True))
