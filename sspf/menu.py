"""The menu: its entries, and which of them whoever is signed in can go to."""

from flask import request, url_for
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from sspf.access.permissions import Permission
from sspf.web import current

ENTRIES = (
    (_l("Att göra"), "tasks.index", Permission.start_read),
    (_l("Anmälningar"), "referrals.index", Permission.referral_read),
    (_l("Ärenden"), "cases.index", Permission.case_list),
    (_l("Möten"), "meetings.index", Permission.meeting_read),
    (_l("Kalender"), "calendars.index", Permission.calendar_read),
    (_l("Lägesbild"), "situations.index", Permission.situation_read),
    (_l("Organisation"), "groups.index", Permission.group_read),
    (_l("Styrning"), "steering.index", Permission.wheel_read),
    # A coordinator writes a call down where the anmälningar are; the form of the agencies is their colleagues'.
    (_l("Ny anmälan"), "referrals.new", Permission.consultation_ask),
    (_l("Utlämnat"), "disclosures.index", Permission.disclosure_read),
    (_l("Konton"), "accounts.index", Permission.account_read),
    (_l("Funktioner"), "seats.index", Permission.account_read),
    (_l("Logg"), "log.index", Permission.log_read),
)

STEERING = ("/arshjul", "/avtal", "/lagesbilder", "/statistik")
"""Where one is inside Styrning, for whoever goes there; the agencies find the lägesbilder in the menu by themselves."""


def frame_values() -> dict[str, object]:
    """Who is signed in and where they can go. Whoever signs on a screen that was handed over can go nowhere."""
    if not current_user.is_authenticated:
        return {}
    work = current.work()
    if current_user.lent:
        return {"may": work.may, "today": work.today, "now": work.now}
    entries = [(text, url_for(endpoint)) for text, endpoint, permission in ENTRIES if work.may(permission)]
    steering = url_for("steering.index") if work.may(Permission.wheel_read) else ""
    entries = [each for each in entries if not (steering and each[1] in STEERING)]
    here = _place(request.path, steering)
    inside = max((url for _, url in entries if here.startswith(f"{url}/") or here == url), key=len, default="")
    navigation = [(text, url, url == inside) for text, url in entries]
    unit = work.actor.unit
    on_screen = unit is not None and work.catalogue.agency_of(unit).reads_on_screen
    values = {"navigation": navigation, "may": work.may, "today": work.today, "now": work.now, "on_screen": on_screen}
    return {"actor": current_user, **values}


def _place(path: str, steering: str) -> str:
    """Where in the menu a page is: what the styrgrupp works with is inside Styrning, for those who have it."""
    if steering and any(path == each or path.startswith(f"{each}/") for each in STEERING):
        return f"{steering}/"
    return f"{path}/" if path != "/" else path
