"""The policy table against a list written by hand: who has which permission and how far it reaches."""

import pytest

from sspf.access.actor import PUBLIC, SYSTEM, Actor
from sspf.access.permissions import Permission
from sspf.access.policy import POLICY, Grant, Reach, grant_of, matrix, may
from sspf.access.roles import ACCOUNT_ROLES, Role
from sspf.crypto.scope import CASE_ZONES, Zone

ALL, PART, OWN, FIGURES, NO = "everything", "participating", "own", "figures", "-"

# coordinator, unit_manager, participant, steering_member, log_reviewer, administrator
EXPECTED = {
    "start:read": (OWN, OWN, OWN, OWN, OWN, OWN),
    "session:manage": (OWN, OWN, OWN, OWN, OWN, OWN),
    "account:read": (NO, NO, NO, NO, NO, ALL),
    "account:manage": (NO, NO, NO, NO, NO, ALL),
    "log:read": (NO, NO, NO, NO, ALL, NO),
    "statistics:read": (FIGURES, NO, NO, FIGURES, NO, NO),
    "release:make": (NO, NO, NO, NO, NO, NO),
    "release:prepare": (ALL, NO, NO, NO, NO, NO),
    "referral:send": (OWN, OWN, OWN, NO, NO, NO),
    "referral:read": (ALL, NO, NO, NO, NO, NO),
    "referral:handle": (ALL, NO, NO, NO, NO, NO),
    "consultation:ask": (NO, OWN, OWN, NO, NO, NO),
    "consultation:read": (ALL, OWN, OWN, NO, NO, NO),
    "consultation:answer": (ALL, NO, NO, NO, NO, NO),
    "case:list": (ALL, PART, PART, NO, NO, NO),
    "case:read": (ALL, PART, PART, NO, NO, NO),
    "case:manage": (ALL, NO, NO, NO, NO, NO),
    "case:search": (ALL, PART, PART, NO, NO, NO),
    "substitute:manage": (ALL, OWN, NO, NO, NO, NO),
    "talk:read": (ALL, NO, NO, NO, NO, NO),
    "talk:write": (ALL, NO, NO, NO, NO, NO),
    "readers:read": (ALL, NO, NO, NO, NO, NO),
    "disclosure:read": (OWN, OWN, NO, NO, NO, NO),
    "disclosure:write": (OWN, OWN, NO, NO, NO, NO),
    "group_case:read": (ALL, OWN, OWN, NO, NO, NO),
    "group_case:write": (ALL, NO, NO, NO, NO, NO),
    "group_case:report": (ALL, OWN, OWN, NO, NO, NO),
    "calendar:read": (ALL, OWN, OWN, OWN, NO, NO),
    "calendar:write": (ALL, OWN, OWN, NO, NO, NO),
    "calendar:staff": (ALL, OWN, OWN, NO, NO, NO),
    "situation:read": (ALL, OWN, OWN, FIGURES, NO, NO),
    "situation:answer": (ALL, OWN, OWN, NO, NO, NO),
    "situation:write": (ALL, NO, NO, NO, NO, NO),
    "agreement:read": (ALL, OWN, OWN, OWN, OWN, OWN),
    "agreement:write": (ALL, NO, NO, NO, NO, NO),
    "wheel:read": (ALL, NO, NO, FIGURES, NO, NO),
    "wheel:tick": (ALL, NO, NO, NO, NO, NO),
    "report:read": (ALL, NO, NO, FIGURES, NO, NO),
    "report:write": (ALL, NO, NO, NO, NO, NO),
    "group:read": (ALL, OWN, OWN, OWN, NO, NO),
    "group:lead": (ALL, NO, NO, NO, NO, NO),
    "statement:read": (ALL, PART, PART, NO, NO, NO),
    "statement:write": (ALL, PART, PART, NO, NO, NO),
    "statement:release": (ALL, PART, PART, NO, NO, NO),
    "consent:read": (ALL, NO, NO, NO, NO, NO),
    "consent:register": (ALL, NO, NO, NO, NO, NO),
    "meeting:read": (ALL, PART, PART, NO, NO, NO),
    "meeting:lead": (ALL, NO, NO, NO, NO, NO),
    "summons:answer": (NO, PART, PART, NO, NO, NO),
    "contribution:write": (NO, PART, PART, NO, NO, NO),
    "minutes:adjust": (NO, PART, PART, NO, NO, NO),
    "plan:read": (ALL, PART, PART, NO, NO, NO),
    "plan:write": (ALL, NO, NO, NO, NO, NO),
    "measure:report": (ALL, PART, PART, NO, NO, NO),
    "school:inform": (ALL, NO, NO, NO, NO, NO),
    "survey:issue": (ALL, NO, NO, NO, NO, NO),
    "survey:answer": (NO, OWN, OWN, NO, NO, NO),
    "survey:type": (OWN, OWN, NO, NO, NO, NO),
    "survey:screen": (FIGURES, NO, NO, NO, NO, NO),
    "survey:results": (FIGURES, NO, NO, FIGURES, NO, NO),
}
BESIDE_CASES = (
    Permission.group_read,
    Permission.group_lead,
    Permission.calendar_read,
    Permission.situation_read,
    Permission.report_read,
    Permission.agreement_read,
    Permission.wheel_read,
)
OF_CASES = [each for each in Permission if each not in BESIDE_CASES]
CASE_PERMISSIONS = [each for each in OF_CASES if EXPECTED.get(each.value, (NO,))[0] == ALL]
PARTNERS = (Role.unit_manager, Role.participant)


def reach(role: Role, permission: Permission) -> str:
    grant = grant_of(Actor(None, role), permission)
    return NO if grant is None else grant.reach.value


def test_every_permission_has_its_row_here_and_in_the_table() -> None:
    assert set(EXPECTED) == {each.value for each in Permission}
    assert set(POLICY) == set(Permission)


@pytest.mark.parametrize("permission", Permission)
def test_each_role_reaches_exactly_this_far(permission: Permission) -> None:
    assert tuple(reach(role, permission) for role in ACCOUNT_ROLES) == EXPECTED[permission.value]


def test_no_role_stands_twice_for_one_permission() -> None:
    for permission, grants in POLICY.items():
        assert len({grant.role for grant in grants}) == len(grants), permission


@pytest.mark.parametrize(
    ("actor", "allowed"), [(PUBLIC, set()), (SYSTEM, {Permission.release_make})], ids=["public", "system"]
)
def test_the_public_may_nothing_and_the_program_only_make_figures(actor: Actor, allowed: set[Permission]) -> None:
    assert {permission for permission in Permission if may(actor, permission)} == allowed


def test_partners_never_reach_beyond_the_cases_they_take_part_in_and_never_open_where_someone_lives() -> None:
    grants = [grant for _, grant in matrix() if grant.role in PARTNERS]
    assert {grant.reach for grant in grants} <= {Reach.participating, Reach.own}
    opened = {zone for grant in grants for zone in grant.zones}
    assert opened == {Zone.identity, Zone.content, Zone.group, Zone.calendar, Zone.municipal}


@pytest.mark.parametrize("role", [Role.steering_member, Role.log_reviewer, Role.administrator])
def test_separate_duties_open_no_zone_of_any_case(role: Role) -> None:
    opened = {zone for _, grant in matrix() if grant.role is role for zone in grant.zones}
    assert not opened & set(CASE_ZONES)
    assert not any(may(Actor(None, role), permission) for permission in CASE_PERMISSIONS if ":read" in permission.value)


@pytest.mark.parametrize("role", ACCOUNT_ROLES)
def test_a_seat_in_the_styrgrupp_opens_figures_and_nothing_else(role: Role) -> None:
    plain, seated = Actor(None, role), Actor(None, role, steering=True)
    for permission in Permission:
        before, after = grant_of(plain, permission), grant_of(seated, permission)
        if before == after:
            continue
        published = (Permission.report_read, Permission.wheel_read)
        zones = (Zone.municipal,) if permission in published else ()
        assert after == Grant(role, Reach.figures, zones)
        assert permission in (Permission.statistics_read, Permission.survey_results, *published)
    assert may(seated, Permission.statistics_read)
