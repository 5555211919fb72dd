"""What the coordinator can ask about the talks of a case, and what the coming meeting must know of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, select

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.cases.queries.reach import Sight
from sspf.errors import NotFound
from sspf.talks.models import Talk, TalkVersion
from sspf.talks.rules import TalkTerms, Wishes
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class TalkView:
    """One version of a talk: what was said, who wrote it down and when. `latest` is the number that holds."""

    id: UUID
    number: int
    latest: int
    written_at: datetime
    written_by: str
    terms: TalkTerms


@dataclass(frozen=True, slots=True)
class Brief:
    """What whoever leads the meeting must know: everything that may not be raised, and the latest wishes."""

    not_raised: tuple[str, ...]
    wishes: Wishes


def talk(work: Work, sight: Sight, talk_id: UUID) -> Talk:
    """A talk of this case; `NotFound` for any other's."""
    found = work.session.get(Talk, talk_id)
    if found is None or found.case_id != sight.case.id:
        raise NotFound
    return found


def talks(work: Work, sight: Sight) -> list[TalkView]:
    """Every talk of the case as it holds, the latest first."""
    return _views(work, _current(work, sight))


def version(work: Work, sight: Sight, talk_id: UUID, number: int | None = None) -> TalkView:
    """A talk as it holds, or as it was written then; `NotFound` when there is none such in this case."""
    holds = talk(work, sight, talk_id)
    query = select(TalkVersion, Talk.version).join(Talk, Talk.id == TalkVersion.talk_id)
    query = query.where(TalkVersion.talk_id == talk_id, TalkVersion.number == (number or holds.version))
    rows = work.session.execute(query).all()
    if not rows:
        raise NotFound
    return _views(work, [(row[0], row[1]) for row in rows])[0]


def brief(work: Work, sight: Sight) -> Brief | None:
    """What the meeting must know, in one statement; None for those who may not read talks, and when there is none.

    What may not be raised adds up over the talks, since youth and guardians may have been met apart; other wishes are
    the latest talk's.
    """
    if not work.may(Permission.talk_read):
        return None
    found = [row.terms for row, _ in _current(work, sight)]
    if not found:
        return None
    return Brief(tuple(each.wishes.not_raised for each in found if each.wishes.not_raised), found[0].wishes)


def _current(work: Work, sight: Sight) -> list[tuple[TalkVersion, int]]:
    holds = and_(Talk.id == TalkVersion.talk_id, Talk.version == TalkVersion.number)
    query = select(TalkVersion, Talk.version).join(Talk, holds).where(TalkVersion.case_id == sight.case.id)
    rows = [(row[0], row[1]) for row in work.session.execute(query)]
    return sorted(rows, key=lambda row: (row[0].terms.held_on, row[0].written_at), reverse=True)


def _views(work: Work, rows: Iterable[tuple[TalkVersion, int]]) -> list[TalkView]:
    found = list(rows)
    names = accounts.names(work, [row.account_id for row, _ in found])
    return [
        TalkView(row.talk_id, row.number, latest, row.written_at, names.get(row.account_id, ""), row.terms)
        for row, latest in found
    ]
