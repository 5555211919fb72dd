"""Which questionnaire a code opens, and whether an address must wait."""

from uuid import UUID

from sqlalchemy import func, select

from sspf.catalogue.surveys import Survey
from sspf.crypto.mac import blind_index
from sspf.crypto.scope import Purpose, Scope, Zone
from sspf.crypto.seal import DataKey
from sspf.surveys.models import Dispatch, FailedCode
from sspf.surveys.rules import codes as survey_codes
from sspf.surveys.rules.dispatches import ANSWERABLE
from sspf.work import Work


def code_digest(work: Work, code: str) -> bytes:
    """What is stored of a code: 48 bits are too few for a digest without a key."""
    return blind_index(_code_key(work), "survey_dispatch", "code", code)


def address_digest(work: Work, address: str) -> bytes:
    """A network address, good for counting and nothing else."""
    return blind_index(_code_key(work), "survey_failed_code", "address", address)


def text_id(work: Work, answer_id: UUID, question: str) -> UUID:
    """What somebody's own words are called where something is decided about them: found from the answer, not back."""
    return UUID(bytes=blind_index(_code_key(work), "survey_text", question, str(answer_id)))


def is_throttled(work: Work, address: str) -> bool:
    """Whether too many wrong codes came from an address lately."""
    since = work.now - survey_codes.THROTTLE_WINDOW
    mine = FailedCode.address_digest == address_digest(work, address)
    query = select(func.count()).select_from(FailedCode).where(FailedCode.at > since, mine)
    return survey_codes.is_throttled(work.session.scalar(query) or 0)


def find_open(work: Work, typed: str) -> Dispatch | None:
    """The dispatch whose code this is, locked, if the code still works; otherwise None, whatever was wrong with it."""
    query = (
        select(Dispatch)
        .where(
            Dispatch.code_digest == code_digest(work, survey_codes.as_issued(typed)),
            Dispatch.state.in_(ANSWERABLE),
            Dispatch.until_on >= work.today,
        )
        .with_for_update()
    )
    return work.session.scalars(query).one_or_none()


def opened_by(work: Work, typed: str, address: str) -> Survey | None:
    """The questionnaire that a code opens; None when it does not work or the address must wait."""
    if is_throttled(work, address):
        return None
    dispatch = find_open(work, typed)
    return work.catalogue.surveys[dispatch.questionnaire] if dispatch is not None else None


def _code_key(work: Work) -> DataKey:
    work.keys.make_missing(Scope.survey_codes(), [Zone.restricted], Purpose.read)
    return work.keys.release(Scope.survey_codes(), Zone.restricted, Purpose.read)
