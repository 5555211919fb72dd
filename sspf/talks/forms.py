"""The form of a kartläggande samtal: its subjects are the municipality's own, from `agendas.toml`."""

from collections.abc import Mapping
from typing import Any, Self

from flask_babel import lazy_gettext as _l

from sspf.catalogue.entries import choosable
from sspf.talks.rules import AGENDA, Participation, TalkTerms, Teller, Told, Voice, Wishes
from sspf.web import current
from sspf.web.fields import Choice, Day, LongText, Radio, Text
from sspf.web.forms import VersionedForm

WORDS = 2000


class TalkForm(VersionedForm):
    """The talk, the voice of the child, the wishes before the meeting, and what the child has been told."""

    held_on = Day(_l("Vilken dag pratade ni?"), _l("dagen"))
    present = Text(_l("Vilka var med?"), _l("vilka som var med"))
    youth_wants = LongText(_l("Vad vill ungdomen?"), _l("det ungdomen vill"), required=False, longest=WORDS)
    guardians_want = LongText(_l("Vad vill vårdnadshavarna?"), _l("det de vill"), required=False, longest=WORDS)
    voice_words = LongText(_l("Med ungdomens egna ord"), _l("ungdomens ord"), required=False, longest=WORDS)
    voice_missing = Choice(_l("Eller: varför saknas ungdomens ord?"), _l("varför de saknas"), required=False)
    not_raised = LongText(_l("Vad får inte tas upp på mötet?"), _l("det"), required=False, longest=WORDS)
    invited = LongText(_l("Vilka får vara med på mötet?"), _l("vilka som får vara med"), required=False, longest=1000)
    teller = Radio(_l("Vem berättar på mötet?"), _l("vem som berättar"), required=False)
    teller_name = Text(_l("Vem, om det är någon annan?"), _l("vem som berättar"), required=False)
    participation = Radio(_l("Hur vill ungdomen vara med?"), _l("hur ungdomen vill vara med"), required=False)
    participation_note = LongText(
        _l("Vad gör det lättare?"), _l("det som gör det lättare"), required=False, longest=500
    )
    told_on = Day(_l("Vilken dag fick ungdomen information?"), _l("dagen"), required=False)
    told_how = Text(_l("Hur?"), _l("hur ungdomen fick information"), required=False)
    told_by = Text(_l("Av vem?"), _l("vem som berättade"), required=False)
    told_understood = LongText(
        _l("Hur vet ni att ungdomen har förstått?"), _l("hur ni vet det"), required=False, longest=500
    )
    application_told_on = Day(
        _l("Vilken dag fick familjen veta att de kan ansöka om stöd?"), _l("dagen"), required=False
    )

    @classmethod
    def over(cls, terms: TalkTerms | None = None, wishes: Wishes | None = None, version: int | None = None) -> Self:
        """The form with a field for each subject; over what is written, or new with the wishes known already."""
        made = type(cls.__name__, (cls,), _topic_fields())
        known = _known(terms) if terms is not None else _wished(wishes or Wishes())
        form: Self = made(data={"held_on": current.work().today, **known, "version": version or ""})
        catalogue = current.catalogue()
        reasons = choosable(catalogue.reasons.voice_missing, current.work().today)
        form.voice_missing.offer((each.id, each.label) for each in reasons.values())
        form.teller.offer((each.value, catalogue.label(each)) for each in Teller)
        form.participation.offer((each.value, catalogue.label(each)) for each in Participation)
        return form

    def terms(self) -> TalkTerms:
        """What was written."""
        texts = {name: self[name].data or "" for name in self._fields}
        points = [point.id for point in current.catalogue().agendas[AGENDA].points]
        return TalkTerms(
            held_on=self.held_on.data,
            present=texts["present"],
            voice=Voice(texts["voice_words"], self.voice_missing.data or None),
            topics={point: texts[f"topic_{point}"] for point in points if texts[f"topic_{point}"]},
            youth_wants=texts["youth_wants"],
            guardians_want=texts["guardians_want"],
            wishes=Wishes(
                texts["not_raised"],
                texts["invited"],
                Teller(self.teller.data) if self.teller.data else None,
                texts["teller_name"],
                Participation(self.participation.data) if self.participation.data else None,
                texts["participation_note"],
            ),
            told=Told(self.told_on.data, texts["told_how"], texts["told_by"], texts["told_understood"]),
            application_told_on=self.application_told_on.data,
        )


def _topic_fields() -> dict[str, Any]:
    points = current.catalogue().agendas[AGENDA].points
    return {f"topic_{each.id}": LongText(each.label, each.label, required=False, longest=WORDS) for each in points}


def _known(terms: TalkTerms) -> dict[str, Any]:
    """What is written, by field."""
    return {
        "held_on": terms.held_on,
        "present": terms.present,
        "youth_wants": terms.youth_wants,
        "guardians_want": terms.guardians_want,
        "voice_words": terms.voice.words,
        "voice_missing": terms.voice.missing or "",
        "application_told_on": terms.application_told_on,
        **{f"topic_{point}": words for point, words in terms.topics.items()},
        **{f"told_{name}": getattr(terms.told, name) for name in Told.__slots__},
        **_wished(terms.wishes),
    }


def _wished(wishes: Wishes) -> Mapping[str, Any]:
    return {name: getattr(wishes, name) for name in Wishes.__slots__}
