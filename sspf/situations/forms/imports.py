"""The forms of a file of counts: which file, and what to do with numbers that differ."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from sspf.catalogue.entries import choosable
from sspf.errors import Refused
from sspf.situations.rules import files
from sspf.situations.rules.differences import Choose
from sspf.situations.rules.headings import Layout
from sspf.web import current
from sspf.web.fields import Checks, Choice, Number, Radio
from sspf.web.forms import Form, VersionedForm
from sspf.web.uploads import Upload

ACCEPTED = ".csv,.txt,.tsv,.xlsx"


class CountFileForm(Form):
    """One file, and what it may leave unsaid."""

    file = Upload(_l("Fil"), _l("en fil"), render_kw={"accept": ACCEPTED})
    source = Choice(_l("Vem har räknat?"), _l("vem som har räknat"), required=False)
    year = Number(_l("År"), _l("året"), 2000, 2199, required=False)
    layout: Layout

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sources = choosable(current.catalogue().situations.sources, current.work().today)
        self.source.offer((each.id, each.label) for each in sources.values())

    def validate(self, extra_validators: dict[str, list[object]] | None = None) -> bool:
        """Look at what the file holds; one that cannot be read, or is about persons, says why at the field."""
        if not super().validate(extra_validators):
            return False
        try:
            self.layout = files.layout(self.file.content, current.catalogue())
        except Refused as refusal:
            self.refuse(current.catalogue().label(refusal.reason), "file")
            return False
        return True


class TakingForm(VersionedForm):
    """What to do with numbers that differ from those that stand there."""

    fingerprint = HiddenField()
    choose = Radio(_l("Några antal skiljer sig från dem som står. Vad gäller?"), _l("vad som gäller"), required=False)
    marks = Checks(_l("Rader att ändra"), _l("raderna"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose.offer((each.value, current.catalogue().label(each)) for each in Choose)

    def offer(self, changes: Iterable[tuple[str, str]]) -> None:
        """Offer the numbers that differ; with some, there is something to choose."""
        self.marks.offer(changes)

    @property
    def chosen(self) -> Choose:
        """What was chosen; to leave what stands there, where nothing was."""
        return Choose(self.choose.data or Choose.none)
