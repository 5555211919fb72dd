"""Knows when a public door is open: how much may lie in the letterbox, and how often the same visitor may come."""

from datetime import timedelta
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final

MEMORY: Final = timedelta(hours=1)
"""How long a visit is remembered; the figures in `doors.toml` are for an hour."""
HOUSEHOLD: Final = 64
"""Bits of an IPv6 address that name a connection; the rest its owner may change as often as they like."""


class DoorState(StrEnum):
    """Whether somebody may come in, and if not, why."""

    open = "open"
    too_often = "too_often"
    full = "full"


class Errand(StrEnum):
    """What somebody comes to a public door for."""

    sending = "sending"
    asking = "asking"


def connection_of(address: str) -> str:
    """The connection that a network address belongs to, which is what a visitor cannot change at will."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return str(IPv6Address(int(found) >> HOUSEHOLD << HOUSEHOLD))
    return str(found if isinstance(found, IPv4Address) else found.ipv4_mapped)


def door(visits: int, at_most: int, lying: int = 0, room: int = 1) -> DoorState:
    """Whether one more may come in after `visits` within the hour, when `lying` letters lie where there is `room`."""
    if visits >= at_most:
        return DoorState.too_often
    return DoorState.full if lying >= room else DoorState.open
