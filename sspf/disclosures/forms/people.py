"""What both forms ask about the person: typed by hand, never fetched from a case (law R17)."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from sspf.cases.forms.people import PersonalNumberField
from sspf.disclosures.rules.terms import Subject
from sspf.web.fields import Day, LongText, Text
from sspf.web.forms import VersionedForm


class SubjectForm(VersionedForm):
    """About whom, and, when a line is corrected, why."""

    subject_name = Text(_l("Vem gäller uppgifterna?"), _l("vem uppgifterna gäller"), longest=120)
    personal_number = PersonalNumberField(_l("Personnummer"), _l("personnumret"))
    born_on = Day(_l("Födelsedag"), _l("födelsedagen"), required=False)
    correction = LongText(_l("Vad rättas, och varför?"), _l("vad som rättas och varför"), longest=1000)

    def subject(self) -> Subject:
        """The person as typed."""
        return Subject(
            self.subject_name.data or "",
            self.personal_number.data,
            self.born_on.data,
            self.personal_number.born_on,
        )


def of_subject(subject: Subject) -> dict[str, Any]:
    """The fields over a person that was entered before."""
    born_on: date | None = None if subject.personal_number else subject.born_on
    return {"subject_name": subject.name, "personal_number": subject.personal_number, "born_on": born_on}
