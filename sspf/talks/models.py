"""Tables of the kartläggande samtal: the talk, and each version of what was written about it."""

from datetime import datetime
from typing import Self
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sspf.cases.models import CaseScoped
from sspf.crypto.fields import Sealed, SealedDate
from sspf.crypto.scope import Zone
from sspf.db import Base, Identified, Versioned
from sspf.talks.rules import Participation, TalkTerms, Teller, Told, Voice, Wishes


class Talk(Identified, Versioned, CaseScoped, Base):
    """One talk. Its `version` is the number of the version that holds."""

    __tablename__ = "talk"


class TalkVersion(Identified, CaseScoped, Base):
    """What was written about a talk, once. A correction is a new row; this one never changes (law R30).

    All of it lies in the zone `restricted`, which no partner's grant opens: the talk is the coordinator's own.
    """

    __tablename__ = "talk_version"
    __table_args__ = (UniqueConstraint("talk_id", "number"),)

    talk_id: Mapped[UUID] = mapped_column(ForeignKey("talk.id"))
    number: Mapped[int]
    written_at: Mapped[datetime]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))

    held_on = SealedDate(Zone.restricted)
    present = Sealed[str](Zone.restricted)
    topics = Sealed[dict[str, str]](Zone.restricted)
    youth_wants = Sealed[str](Zone.restricted)
    guardians_want = Sealed[str](Zone.restricted)
    voice_words = Sealed[str](Zone.restricted)
    voice_missing = Sealed[str | None](Zone.restricted)
    not_raised = Sealed[str](Zone.restricted)
    invited = Sealed[str](Zone.restricted)
    teller = Sealed[str | None](Zone.restricted)
    teller_name = Sealed[str](Zone.restricted)
    participation = Sealed[str | None](Zone.restricted)
    participation_note = Sealed[str](Zone.restricted)
    told_on = SealedDate(Zone.restricted)
    told_how = Sealed[str](Zone.restricted)
    told_by = Sealed[str](Zone.restricted)
    told_understood = Sealed[str](Zone.restricted)
    application_told_on = SealedDate(Zone.restricted)

    @classmethod
    def of(cls, talk: Talk, terms: TalkTerms, written_at: datetime, account_id: UUID) -> Self:
        """The version of a talk that these terms make."""
        wishes, told = terms.wishes, terms.told
        return cls(
            case_id=talk.case_id,
            talk_id=talk.id,
            number=talk.version,
            written_at=written_at,
            account_id=account_id,
            held_on=terms.held_on,
            present=terms.present,
            topics=dict(terms.topics),
            youth_wants=terms.youth_wants,
            guardians_want=terms.guardians_want,
            voice_words=terms.voice.words,
            voice_missing=terms.voice.missing,
            application_told_on=terms.application_told_on,
            **{name: getattr(wishes, name) for name in Wishes.__slots__},
            **{f"told_{name}": getattr(told, name) for name in Told.__slots__},
        )

    @property
    def terms(self) -> TalkTerms:
        """The version as plain values."""
        assert self.held_on is not None  # noqa: S101  # `talk_problem` lets no talk without a day through
        return TalkTerms(
            held_on=self.held_on,
            present=self.present,
            voice=Voice(self.voice_words, self.voice_missing),
            topics=self.topics,
            youth_wants=self.youth_wants,
            guardians_want=self.guardians_want,
            wishes=Wishes(
                self.not_raised,
                self.invited,
                Teller(self.teller) if self.teller else None,
                self.teller_name,
                Participation(self.participation) if self.participation else None,
                self.participation_note,
            ),
            told=Told(self.told_on, self.told_how, self.told_by, self.told_understood),
            application_told_on=self.application_told_on,
        )
