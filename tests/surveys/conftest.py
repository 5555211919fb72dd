"""Somebody who answers a questionnaire."""

import pytest

from tests.factories.answering import Phone
from tests.house import House


@pytest.fixture
def phone(sqlite_house: House) -> Phone:
    """A telephone. These tests look at pages; what both databases keep of an answer is looked at in test_unlinked."""
    return Phone.of(sqlite_house)
