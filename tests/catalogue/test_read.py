"""What the municipality can decide in `config/` is something the program goes by."""

import re
from dataclasses import fields

import pytest

from sspf.catalogue.municipality import Ages, Deadlines, Municipality
from sspf.catalogue.reasons import Reasons
from tests.architecture.sources import files

SETTINGS = [each.name for record in (Ages, Deadlines, Municipality, Reasons) for each in fields(record)]
READERS = [path for path in files("*.py", "sspf") if "catalogue" not in path.parts] + files("*.html", "templates")
TEXT = "\n".join(path.read_text() for path in READERS)


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_is_read_by_something(setting: str) -> None:
    assert re.search(rf"[.\"]{setting}\b", TEXT), "take it away, or let something go by it"
