"""Knows the municipality itself: its name, its telephone numbers, the ages and the deadlines it works by."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from sspf.catalogue.entries import Positive, Record

MOST_REMINDERS = 2
"""Of a questionnaire: whoever has not answered then does not want to, and may be left in peace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality(Record):
    """Who runs this installation, and the sentences that must be the same on every page."""

    name: str
    plan_label: str = "Åtgärdsplan"
    purpose: str
    concern_report_url: str
    concern_report_phone: str
    concern_heading: str
    concern_notice: str
    concern_prompt: str
    emergency_notice: str
    coordinator_phone: str
    data_protection_contact: str
    legal_notice: str
    readers_named: bool = False
    preparatory_meetings: bool = False

    def problems(self) -> Iterator[tuple[str, str]]:
        """The way to an orosanmälan must be one that works and cannot be listened to."""
        if not self.concern_report_url.startswith("https://"):
            yield "concern_report_url", "ska vara en adress som börjar med https://"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages(Record):
    """Ages in whole years. Own consent: protocol item 2 and rule R6; view of the child: R6."""

    child_view_from: Positive
    consent_own: Positive
    adult: Positive

    def problems(self) -> Iterator[tuple[str, str]]:
        """The ages follow on each other; 18 is the law's (FB 6:2) and not the municipality's to move."""
        if self.consent_own < self.child_view_from:
            yield "consent_own", "ska inte vara lägre än child_view_from"
        if self.adult != 18:
            yield "adult", "ska vara 18; myndighetsåldern bestäms i lag"
        if self.consent_own >= self.adult:
            yield "consent_own", "ska vara lägre än adult"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors(Record):
    """How much may come in through the form that anyone can send, before the telephone is the way."""

    letters_at_most: Positive
    letters_per_hour: Positive
    questions_per_hour: Positive


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines(Record):
    """How long things may take; the unit is the end of each name. Lists of days count before the day in question."""

    acknowledge_working_days: Positive
    first_contact_working_days: Positive
    consent_months: Positive
    consent_chase_days: tuple[Positive, ...]
    consent_expiry_reminder_days: tuple[Positive, ...]
    birthday_reminder_days: tuple[Positive, ...]
    summons_working_days: Positive
    nomination_working_days: Positive
    minutes_working_days: Positive
    measure_reminder_days_before: Positive
    measure_reminder_days_after: Positive
    measure_escalation_days: Positive
    first_follow_up_weeks: Positive
    next_follow_up_months: Positive
    survey_code_days: Positive
    survey_reminder_days: tuple[Positive, ...]
    protection_review_days: Positive
    place_request_hours: Positive
    figures_frozen_days: Positive
    agreement_review_days_before: Positive

    def problems(self) -> Iterator[tuple[str, str]]:
        """A unit must have time to answer before the meeting, and a consent cannot be asked about twice in a day."""
        if self.nomination_working_days >= self.summons_working_days:
            yield (
                "nomination_working_days",
                "ska vara lägre än summons_working_days, så att svaret hinner fram",
            )
        if self.measure_escalation_days <= self.measure_reminder_days_after:
            yield "measure_escalation_days", "ska vara högre än measure_reminder_days_after"
        if len(self.survey_reminder_days) > MOST_REMINDERS:
            yield "survey_reminder_days", f"högst {MOST_REMINDERS}; fler påminnelser om en enkät ges inte"
        for item in fields(self):
            days = getattr(self, item.name)
            if isinstance(days, tuple) and len(set(days)) != len(days):
                yield item.name, "samma antal dagar står två gånger"
