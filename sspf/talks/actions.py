"""Writing down a kartläggande samtal, and correcting what was written."""

from uuid import UUID, uuid4

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.queries import reach
from sspf.errors import Refused
from sspf.talks import queries
from sspf.talks.models import Talk, TalkVersion
from sspf.talks.rules import TalkTerms, talk_problem
from sspf.work import Work


def write(work: Work, case_id: UUID, terms: TalkTerms) -> UUID:
    """Write down a talk and return its id. Raises `Refused` when the child's voice is missing, or a day lies ahead."""
    reach.find_open(work, Permission.talk_write, case_id)
    row = Talk(id=uuid4(), case_id=case_id, version=1)
    work.add(row)
    work.flush()
    _keep(work, row, terms)
    return row.id


def rewrite(work: Work, case_id: UUID, talk_id: UUID, terms: TalkTerms, seen: int | None) -> None:
    """Correct a talk: a new version holds, the earlier stay (law R30). Raises `Conflict` when someone saved between."""
    sight = reach.find_open(work, Permission.talk_write, case_id)
    row = queries.talk(work, sight, talk_id)
    work.same_version(row, seen, _as_typed(queries.version(work, sight, talk_id).terms))
    _keep(work, row, terms)


def _keep(work: Work, row: Talk, terms: TalkTerms) -> None:
    if problem := talk_problem(terms, work.today):
        raise Refused(*problem)
    work.add(TalkVersion.of(row, terms, work.now, work.actor_id))
    work.record(events.TalkWritten(row.case_id, row.id))


def _as_typed(terms: TalkTerms) -> dict[str, str]:
    """What is stored now, by field, to be shown beside what somebody else typed; what is empty is left out."""
    wishes, told = terms.wishes, terms.told
    texts = {
        "held_on": terms.held_on.isoformat(),
        "present": terms.present,
        **{f"topic_{point}": words for point, words in terms.topics.items()},
        "youth_wants": terms.youth_wants,
        "guardians_want": terms.guardians_want,
        "voice_words": terms.voice.words,
        "not_raised": wishes.not_raised,
        "invited": wishes.invited,
        "participation_note": wishes.participation_note,
        "told_how": told.how,
        "told_understood": told.understood,
    }
    return {name: text for name, text in texts.items() if text}
