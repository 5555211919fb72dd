"""Tables of attachments: what is known of a file. The file itself lies sealed on disk under the row's id."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from sspf.attachments.rules.intake import MediaType
from sspf.cases.models import CaseScoped
from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Zone
from sspf.db import Base, Identified, choice

ZONE = Zone.restricted
"""A scanned paper shows names, numbers and handwriting: it stays with the coordinators."""


class Attachment(Identified, CaseScoped, Base):
    """A file of a case. Its size stands open, because the case's quota counts it and the disk shows it anyway."""

    __tablename__ = "attachment"

    added_at: Mapped[datetime]
    added_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    size: Mapped[int]
    media_type = Sealed[str](ZONE)


class LooseFile(Identified, Base):
    """A file that belongs to no case. Whose it is, and whose key seals it, is known by the row that points here."""

    __tablename__ = "loose_file"

    added_at: Mapped[datetime]
    added_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    size: Mapped[int]
    media_type: Mapped[MediaType] = choice(MediaType)
