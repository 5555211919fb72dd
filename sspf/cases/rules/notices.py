"""Knows what those who took part are told when a case opens or closes to them: that it does, and never why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class NoticeKind(StrEnum):
    """What somebody is told (complaints E19, F19). None of them tells a reason: whoever withdraws owes nobody one."""

    no_longer_shared = "no_longer_shared"
    shared_again = "shared_again"
    part_ended = "part_ended"
    closed = "closed"


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """The latest that somebody is told about one case: its number, never a name. Shown until it is put away."""

    case_id: UUID
    number: str
    unit: str
    kind: NoticeKind
    at: datetime
