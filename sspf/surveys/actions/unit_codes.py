"""A unit opens the questionnaire that it was asked to answer, or says that it does not want to."""

from uuid import UUID

from sspf.audit import events
from sspf.states import advance
from sspf.surveys.actions.dispatches import new_code
from sspf.surveys.queries import own
from sspf.surveys.rules.dispatches import DISPATCH_TRANSITIONS, DispatchState, Slip
from sspf.work import Work


def open_code(work: Work, dispatch_id: UUID) -> Slip:
    """A code to answer with, made at this moment and kept nowhere. One that was made before stops working."""
    row = own.held(work, dispatch_id)
    if row.state is DispatchState.created:
        row.state = advance(DISPATCH_TRANSITIONS, row.state, DispatchState.issued)
    work.record(events.SurveyOpened(row.id))
    return Slip(row.audience, new_code(work, row), row.until_on)


def decline(work: Work, dispatch_id: UUID) -> None:
    """The unit does not want to answer, and is not reminded any more. It may think better of it until the last day."""
    row = own.held(work, dispatch_id)
    row.state = advance(DISPATCH_TRANSITIONS, row.state, DispatchState.declined)
    work.record(events.SurveyDeclined(row.case_id, row.id))
