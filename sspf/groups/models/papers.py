"""Table of the files that belong to a group's meeting."""

from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Zone
from sspf.db import Base, Identified
from sspf.groups.models.meetings import GroupMeetingScoped


class GroupPaper(Identified, GroupMeetingScoped, Base):
    """A bilaga: what it is called, and the file that lies sealed under the meeting's key."""

    __tablename__ = "group_paper"

    file_id: Mapped[UUID] = mapped_column(ForeignKey("loose_file.id"))
    title = Sealed[str](Zone.group)
