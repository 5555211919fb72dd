"""Tables of questionnaires: codes given out in a case, and answers that no column, key or order ties to a code."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from sspf.cases.models import CaseScoped
from sspf.catalogue.surveys import SurveyAudience
from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Scope, Zone
from sspf.db import UNAUDITED, Base, Identified, choice
from sspf.surveys.rules.dispatches import DispatchState


class Dispatch(Identified, CaseScoped, Base):
    """One code, given out in a case. Holds a keyed digest of the code, and of the answering only that it happened."""

    __tablename__ = "survey_dispatch"

    audience: Mapped[SurveyAudience] = choice(SurveyAudience)
    questionnaire: Mapped[str] = mapped_column(String(60))
    code_digest: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    state: Mapped[DispatchState] = choice(DispatchState)
    issued_on: Mapped[date]
    until_on: Mapped[date]


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


class FailedCode(Identified, Base):
    """A code that did not work, as a keyed digest of the network address; forgotten after an hour."""

    __tablename__ = "survey_failed_code"
    __table_args__ = {"info": {UNAUDITED: "the throttle's short memory; it tells of no case and no person"}}

    address_digest: Mapped[bytes] = mapped_column(LargeBinary, index=True)
    at: Mapped[datetime] = mapped_column(index=True)
