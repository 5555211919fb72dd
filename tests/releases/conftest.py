"""The catalogue as it is shipped."""

import pytest

from sspf.catalogue.loader import Catalogue
from tests.releases.attacks.populations import CATALOGUE


@pytest.fixture
def shipped() -> Catalogue:
    """What the municipality decides."""
    return CATALOGUE
