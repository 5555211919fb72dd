"""The roles an account can have. One account, one role; a seat in the styrgrupp comes beside it."""

from enum import StrEnum


class Role(StrEnum):
    """What an account is for. `public` and `system` are not accounts: a visitor, and the operator's commands."""

    coordinator = "coordinator"
    unit_manager = "unit_manager"
    participant = "participant"
    steering_member = "steering_member"
    log_reviewer = "log_reviewer"
    administrator = "administrator"
    public = "public"
    system = "system"


ACCOUNT_ROLES = tuple(role for role in Role if role not in (Role.public, Role.system))
CASE_ROLES = frozenset({Role.coordinator, Role.unit_manager, Role.participant})
