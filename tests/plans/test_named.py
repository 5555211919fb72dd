"""The plan is called what the municipality calls it, wherever it is spoken of."""

from dataclasses import replace

import pytest

from tests.browser import Visitor
from tests.factories import plans
from tests.house import House, serve


@pytest.mark.parametrize("who", ["koordinator", "kurator"])
def test_complaint_k20_the_plan_is_called_what_the_municipality_calls_it(sqlite_house: House, who: str) -> None:
    planned = plans.fixed(sqlite_house)
    catalogue = sqlite_house.installation.catalogue
    ours = replace(catalogue, municipality=replace(catalogue.municipality, plan_label="Åtagandeplan"))
    sqlite_house.installation = replace(sqlite_house.installation, catalogue=ours)
    serve(sqlite_house.installation)
    reader = Visitor(sqlite_house).sign_in(who)

    for address in ("", "/plan", "/plan/versioner"):
        page = reader.get(f"/arenden/{planned.case_id}{address}").text.casefold()
        assert "åtagandeplan" in page, address
        assert "åtgärdsplan" not in page, address
