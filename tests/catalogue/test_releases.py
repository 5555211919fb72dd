"""What protects young people in figures cannot be set so low that it does not."""

import pytest

from tests.catalogue.conftest import Desk

FILE = "releases.toml"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("fewest_cases = 30", "fewest_cases = 10", "ska vara minst 30"),
        ("largest_share_percent = 90", "largest_share_percent = 99", "ska vara från 51 till 90"),
        ("widths_months = [6, 12, 24, 36]", "widths_months = [12, 24]", "ska börja med periodens egen längd"),
        ('of = ["norrliden", "oxhagen"]', 'of = ["norrliden"]', "ett område ensamt pekar ut"),
        ('of = ["norrliden", "oxhagen"]', 'of = ["oxhagen", "kvarnholmen"]', "prioriterade och andra områden"),
        ('of = ["norrliden", "oxhagen"]', 'of = ["norrliden", "solberga"]', "okända värden: solberga"),
        ('of = ["13", "14", "15"]', 'of = ["12", "13", "14", "15"]', "samma värde står i två rader"),
        ('of = ["girl"]', 'of = ["tjej"]', "okända värden: tjej"),
        ('attribute = "age"', 'attribute = "gender"', "två tabeller om samma sak"),
        ('of = ["mal-uppnatt"]', 'of = ["mal-uppnatt", "tur"]', "okända värden: tur"),
        ('label = "Flicka", of = ["girl"]', 'label = "Flicka"', "ange antingen of"),
    ],
)
def test_complaints_s16_and_p14_what_would_point_at_somebody_is_refused(
    desk: Desk, old: str, new: str, sentence: str
) -> None:
    desk.edit(FILE, old, new)
    assert sentence in desk.refusal()
