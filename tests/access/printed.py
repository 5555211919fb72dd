"""Prints the policy as docs/access-matrix.md: `.venv/bin/python -m tests.access.printed`."""

from sspf.access.permissions import Permission
from sspf.access.policy import POLICY, STEERING_SEAT, Grant, Reach
from sspf.access.roles import ACCOUNT_ROLES
from sspf.catalogue import loader
from sspf.crypto.scope import CASE_ZONES
from sspf.settings import PROJECT

TARGET = PROJECT / "docs" / "access-matrix.md"

HEAD = """# Who may do what

Printed from `sspf/access/policy.py`; a test compares. **all**: every row in the municipality. **case**: only cases
where the actor takes part today, by name or by seat, for a unit that the consent lets in at this instant, and only the
kinds of information it opens. **own**: what is the actor's own. **figures**: counts, never a row about a person. The
zones that may be opened stand in brackets; no zone means that nothing sealed of a case opens.

"""

REACH = {Reach.everything: "all", Reach.participating: "case", Reach.own: "own", Reach.figures: "figures"}


def render() -> str:
    """The whole page."""
    catalogue = loader.load(PROJECT / "config")
    names = [catalogue.label(role) for role in ACCOUNT_ROLES]
    rows = [f"| permission | {' | '.join(names)} |", f"|---|{'---|' * len(names)}"]
    rows += [_row(permission) for permission in Permission]
    seat = ", ".join(f"`{permission}`" for permission in sorted(STEERING_SEAT))
    return (
        f"{HEAD}{chr(10).join(rows)}\n\nA seat in the styrgrupp, beside any role, opens {seat} with reach *figures*.\n"
    )


def _row(permission: Permission) -> str:
    grants = {grant.role: grant for grant in POLICY[permission]}
    return f"| `{permission}` | {' | '.join(_cell(grants.get(role)) for role in ACCOUNT_ROLES)} |"


def _cell(grant: Grant | None) -> str:
    if grant is None:
        return "–"
    zones = "every zone" if grant.zones == CASE_ZONES else ", ".join(grant.zones)
    return f"{REACH[grant.reach]} [{zones}]" if zones else REACH[grant.reach]


if __name__ == "__main__":
    TARGET.write_text(render(), encoding="utf-8")
