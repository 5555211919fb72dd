"""The forms at the screen that is handed over: the coordinator's before, and the signer's own."""

from collections.abc import Iterable
from typing import Self
from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField

from sspf.catalogue.languages import SWEDISH, Language, Words
from sspf.consents.rules.lines import SignerLine
from sspf.consents.rules.sheets import Sheet
from sspf.consents.rules.signing import OpeningTerms, OwnHandTerms
from sspf.web import current
from sspf.web.fields import Checks, LongText, Radio, Text
from sspf.web.forms import Form


class HandingOverForm(Form):
    """Who is given the screen, and in which language."""

    signer = Radio(_l("Vem ska läsa och svara?"), _l("vem som ska svara"))
    language = Radio(_l("På vilket språk?"), _l("språket"))
    informed_by = Text(_l("Vem har informerat?"), _l("vem som har informerat"))
    interpreter = Text(_l("Tolk"), _l("tolken"), required=False)

    @classmethod
    def offering(cls, signers: Iterable[SignerLine], languages: Iterable[Language], by: str, signer: str = "") -> Self:
        """The form for those who may sign today, in the languages that the text can be read in."""
        form = cls(data={"signer": signer or None, "language": SWEDISH, "informed_by": by})
        word = current.catalogue().label
        form.signer.offer([(str(each.id), f"{each.name}, {word(each.capacity).lower()}") for each in signers])
        form.language.offer([(each.id, each.label) for each in languages])
        return form

    def terms(self) -> OpeningTerms:
        """What was chosen."""
        signer = UUID(str(self.signer.data))
        return OpeningTerms(signer, str(self.language.data), self.informed_by.data, self.interpreter.data)


class OwnHandForm(Form):
    """What the signer ticks and writes. Nothing is ticked beforehand."""

    scope = Checks(_l("Vad säger du ja till?"), _l("vad du säger ja till"), required=False)
    excluded = LongText(_l("Det här får inte delas"), _l("det som inte får delas"), required=False, longest=1000)
    confirmed = BooleanField(_l("Jag har läst och förstått."))
    name = Text(_l("Skriv ditt namn"), _l("ditt namn"), required=False, render_kw={"autocomplete": "off"})
    digest = HiddenField()
    words: Words

    @classmethod
    def over(cls, sheet: Sheet, basis: str) -> Self:
        """The form over a sheet, in its own words: for each unit its kinds, and the unit itself as its basis."""
        form, words = cls(), sheet.language.words
        form.words = words
        form.excluded.label.text, form.name.label.text = words.excluded, words.full_name
        form.confirmed.label.text = words.confirm
        form.scope.offer(
            (f"{unit.id}/{kind}", label)
            for unit in sheet.units
            for kind, label in ((basis, f"{unit.label} {words.takes_part}"), *unit.kinds)
        )
        return form

    def refuse(self, sentence: str, field: str | None = None) -> None:
        """Say it in the signer's language where the words are known."""
        said = {"scope": self.words.choose_first, "confirmed": self.words.confirm_first, "name": self.words.name_first}
        others = {"digest": self.words.changed, "signer": self.words.signed_already}
        super().refuse({**said, **others}.get(field or "", sentence), field if field in said else None)

    def terms(self) -> OwnHandTerms:
        """What was ticked and written."""
        pairs = (str(each).partition("/") for each in self.scope.data or ())
        return OwnHandTerms(
            frozenset((unit, kind) for unit, _slash, kind in pairs),
            self.excluded.data or "",
            self.name.data or "",
            bool(self.confirmed.data),
            self.digest.data or "",
        )
