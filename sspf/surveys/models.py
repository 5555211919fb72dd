"""Tables of questionnaires: codes given out in a case, and answers that no column, key or order ties to a code."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sspf.cases.models import CaseScoped
from sspf.catalogue.surveys import SurveyAudience
from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Scope, Zone
from sspf.db import UNAUDITED, Base, Identified, choice
from sspf.surveys.rules.dispatches import DispatchState
from sspf.surveys.rules.texts import TextDecision


class Dispatch(Identified, CaseScoped, Base):
    """One code, given out in a case. Holds a keyed digest of the code, and of the answering only that it happened.

    `occasion` is the plan or the follow-up that it was given out after, `point` what the catalogue calls that. `unit`
    is who was asked, where it was a unit: the family's codes lie in a hand, and nobody notes in whose.
    """

    __tablename__ = "survey_dispatch"

    audience: Mapped[SurveyAudience] = choice(SurveyAudience)
    questionnaire: Mapped[str] = mapped_column(String(60))
    code_digest: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    state: Mapped[DispatchState] = choice(DispatchState)
    issued_on: Mapped[date] = mapped_column(index=True)
    until_on: Mapped[date] = mapped_column(index=True)
    point: Mapped[str | None] = mapped_column(String(60))
    occasion: Mapped[UUID | None]
    unit: Mapped[str | None] = mapped_column(String(60))
    reminders: Mapped[int] = mapped_column(default=0, server_default="0")
    reminded_on: Mapped[date | None]


class Omission(Identified, CaseScoped, Base):
    """That somebody is not asked after a plan or a follow-up, and why."""

    __tablename__ = "survey_omission"
    __table_args__ = (UniqueConstraint("occasion", "audience"),)

    point: Mapped[str] = mapped_column(String(60))
    occasion: Mapped[UUID]
    audience: Mapped[SurveyAudience] = choice(SurveyAudience)
    noted_on: Mapped[date]
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    reason = Sealed[str](Zone.content)


class Answer(Identified, Base):
    """What somebody answered. No case, no dispatch, no person, no time finer than the half-year.

    `sqlite_with_rowid`: an ordinary SQLite table numbers its rows as they come; this one is kept by random id.
    """

    __tablename__ = "survey_answer"
    __table_args__ = {"sqlite_with_rowid": False}

    questionnaire: Mapped[str] = mapped_column(String(60))
    half_year: Mapped[str] = mapped_column(String(6))
    answers = Sealed[dict[str, Any]](Zone.content)

    @property
    def seal_scope(self) -> Scope:
        """One key for all answers to a questionnaire in a half-year."""
        return Scope.survey(self.questionnaire, self.half_year)


class AnswerRound(Base):
    """A questionnaire and a half-year: the row that is locked while its answers are mixed."""

    __tablename__ = "survey_round"

    questionnaire: Mapped[str] = mapped_column(String(60), primary_key=True)
    half_year: Mapped[str] = mapped_column(String(6), primary_key=True)


class SharedText(Identified, Base):
    """What was decided about somebody's own words, and the words as they may be read.

    Its id is a keyed digest of the answer and the question, so that only who opens both finds one from the other. The
    words stand alone: nothing says what else the same person answered.
    """

    __tablename__ = "survey_text"
    __table_args__ = {"sqlite_with_rowid": False}

    questionnaire: Mapped[str] = mapped_column(String(60))
    half_year: Mapped[str] = mapped_column(String(6), index=True)
    question: Mapped[str] = mapped_column(String(60))
    decision: Mapped[TextDecision] = choice(TextDecision)
    words = Sealed[str](Zone.content)

    @property
    def seal_scope(self) -> Scope:
        """The key of the answers it is from."""
        return Scope.survey(self.questionnaire, self.half_year)


class RoundCount(Base):
    """How many codes of a half-year were answered, counted when the last of them had run out; it stays for ever."""

    __tablename__ = "survey_count"

    audience: Mapped[SurveyAudience] = choice(SurveyAudience, primary_key=True)
    half_year: Mapped[str] = mapped_column(String(6), primary_key=True)
    issued: Mapped[int]
    answered: Mapped[int]
    counted_on: Mapped[date]


class FailedCode(Identified, Base):
    """A code that did not work, as a keyed digest of the network address; forgotten with the first one after the
    throttle stopped counting it.
    """

    __tablename__ = "survey_failed_code"
    __table_args__ = {"info": {UNAUDITED: "the throttle's short memory; it tells of no case and no person"}}

    address_digest: Mapped[bytes] = mapped_column(LargeBinary, index=True)
    at: Mapped[datetime] = mapped_column(index=True)
