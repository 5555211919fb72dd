"""An address that was tampered with shows the beginning of a list, never a fault."""

import pytest

from tests.browser import Visitor
from tests.house import House

TAMPERED = (str(2**31), "99999999999999999999", "9" * 400, "-1", "²", "%00", "abc", "'; --")


@pytest.mark.parametrize(
    ("login", "path"),
    [
        ("koordinator", "/arenden"),
        ("koordinator", "/utlamnanden"),
        ("koordinator", "/utlamnanden/begaran"),
        ("koordinator", "/arenden/grupper"),
        ("koordinator", "/statistik/rapporter"),
        ("granskare", "/logg"),
    ],
)
def test_a_list_survives_any_place_to_begin(house: House, login: str, path: str) -> None:
    visitor = Visitor(house).sign_in(login)
    for text in TAMPERED:
        visitor.get(f"{path}?fore={text}")
