"""The coordinator's pages of persons, custody and consent."""

from tests.browser import Visitor
from tests.factories import cases
from tests.house import House


def test_a_family_is_written_down_asked_and_says_yes(visitor: Visitor, house: House) -> None:
    made = cases.family(house)
    visitor.sign_in("koordinator")
    for guardian_id in made.guardian_ids:
        path = f"/arenden/{made.case_id}/vardnad/ny"
        visitor.fill(path, guardian=guardian_id, kind="joint", source="population_register", from_on="2012-05-12")
    case = f"/arenden/{made.case_id}/samtycke"
    visitor.fill(
        f"{case}/ny",
        units=["skola-norr", "friskola-fyren"],
        information=["skola", "polis"],
        from_on="2026-11-23",
        until_on="2027-11-23",
    )
    consent_id = visitor.response.request.path.rpartition("/")[2]
    for guardian_id in made.guardian_ids:
        visitor.fill(
            f"{case}/{consent_id}/underskrift",
            signer=guardian_id,
            signed_on="2026-11-23",
            units=["skola-norr", "friskola-fyren"],
            information=["skola", "polis"],
            until_on="2027-11-23",
            informed_by="Karin Ekmark",
            language="svenska",
        )
        assert "Polisens uppgifter delas aldrig med Friskolan Fyrskeppet" in visitor.text
    assert "Gäller" in visitor.text
