"""Single cases on Individ: chosen, put up, changed, taken off."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import CasesListed, GroupItemRead
from sspf.groups.actions import items as actions
from sspf.groups.forms.saying import ItemForm
from sspf.groups.queries import choosing, items
from sspf.groups.queries.choosing import Offer
from sspf.web import current, guard, render

blueprint = Blueprint("group_items", __name__, url_prefix="/organisation/individ")


@blueprint.get("/<uuid:individual_id>/arenden")
@guard.requires(Permission.group_lead, reads=CasesListed)
def index(individual_id: UUID) -> Response:
    view, cases = choosing.cases(current.work(), individual_id)
    event = CasesListed(tuple(each.case_id for each in cases))
    return render.page("group_items/index.html", event, view=view, cases=cases)


@blueprint.get("/<uuid:individual_id>/arenden/<uuid:case_id>")
@guard.requires(Permission.group_lead, reads=GroupItemRead)
def new(individual_id: UUID, case_id: UUID) -> Response:
    offer = choosing.offer(current.work(), individual_id, case_id)
    return _page("group_items/new.html", offer, _form(offer, data={"information": offer.basis}))


@blueprint.post("/<uuid:individual_id>/arenden/<uuid:case_id>")
@guard.requires(Permission.group_lead, reads=GroupItemRead)
def create(individual_id: UUID, case_id: UUID) -> Response:
    form = _form(choosing.offer(current.work(), individual_id, case_id))
    if form.accepts(lambda: actions.put_up(current.work(), individual_id, case_id, form.terms())):
        return render.done(_there(individual_id), _("Ärendet står på dagordningen."))
    return _page("group_items/new.html", choosing.offer(current.work(), individual_id, case_id), form)


@blueprint.get("/arenden/<uuid:group_item_id>/andra")
@guard.requires(Permission.group_lead, reads=GroupItemRead)
def edit(group_item_id: UUID) -> Response:
    item, offer = _item(group_item_id)
    stored = {name: getattr(item, name) for name in ("point", "information", "note", "version")}
    return _page("group_items/edit.html", offer, _form(offer, data={**stored, "seats": list(item.seats)}), item)


@blueprint.post("/arenden/<uuid:group_item_id>/andra")
@guard.requires(Permission.group_lead, reads=GroupItemRead)
def update(group_item_id: UUID) -> Response:
    form = _form(_item(group_item_id)[1])
    if form.accepts(lambda: actions.change(current.work(), group_item_id, form.terms(), form.seen)):
        return render.done(_there(form.result), _("Ändringen är sparad."))
    item, offer = _item(group_item_id)
    return _page("group_items/edit.html", offer, form, item)


@blueprint.post("/arenden/<uuid:group_item_id>/ta-bort")
@guard.requires(Permission.group_lead)
def destroy(group_item_id: UUID) -> Response:
    meeting_id = actions.take_off(current.work(), group_item_id)
    return render.done(_there(meeting_id), _("Ärendet är borttaget från dagordningen."))


def _item(group_item_id: UUID) -> tuple[items.ItemView, Offer]:
    work = current.work()
    item = items.show(work, Permission.group_lead, group_item_id)
    return item, choosing.offer(work, item.meeting_id, item.case_id)


def _form(offer: Offer, **stored: object) -> ItemForm:
    kinds = [(each.id, each.label) for each in current.catalogue().information.values()]
    return ItemForm.offered([(each.id, each.label) for each in offer.points], offer.seats, kinds, **stored)


def _page(template: str, offer: Offer, form: ItemForm, item: items.ItemView | None = None) -> Response:
    event = GroupItemRead(offer.head.id, offer.view.line.id)
    return render.page(template, event, form=form, offer=offer, view=offer.view, item=item)


def _there(meeting_id: UUID) -> str:
    return url_for("group_meetings.show", group_meeting_id=meeting_id)
