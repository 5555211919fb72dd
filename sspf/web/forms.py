"""The base of every form: one way to phrase errors, to refuse, and to show that someone else saved first."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from wtforms import Field, HiddenField

from sspf.errors import Conflict, Overtaken, Refused
from sspf.web import current, once
from sspf.web.counts import count
from sspf.web.uploads import Upload


class Form(FlaskForm):
    """A form with a receipt token. What was typed always comes back; errors stand at the field and in the summary."""

    once = HiddenField(default=once.new_token)

    class Meta(FlaskForm.Meta):
        """Where the form takes what was sent from."""

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """Texts, and files for fields that ask for one. A file in place of a text is nothing, and so is JSON."""
            if request.is_json:
                return MultiDict()
            sent = super().wrap_formdata(form, formdata)
            if sent is None or sent is formdata or not request.files:
                return sent
            asked = [pair for pair in request.files.items(multi=True) if _is_file(form, pair[0])]
            return CombinedMultiDict((MultiDict(asked), request.form))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.result: Any = None
        self.conflict: dict[str, str] = {}
        self.refusals: list[str] = []

    @property
    def is_refused(self) -> bool:
        """Whether the form was sent and something in it must be changed."""
        return bool(self.errors or self.refusals)

    def accepts(self, act: Callable[[], Any]) -> bool:
        """Validate, then carry out `act`. A refusal by a rule becomes an error in the form and undoes the work."""
        if not self.validate():
            return False
        try:
            self.result = self._carry_out(act)
        except Refused as refusal:
            current.work().undo()
            self.refuse(self.said(refusal.reason), refusal.field)
            return False
        except Conflict as conflict:
            current.work().undo()
            self.show_conflict(conflict.version, conflict.theirs)
            return False
        return True

    def said(self, reason: Enum) -> str:
        """The sentence for a refusal."""
        return current.catalogue().label(reason)

    def _carry_out(self, act: Callable[[], Any]) -> Any:
        """Do it, and once more when someone was faster at this very instant: then the act sees what they saved."""
        try:
            return _done(act)
        except Overtaken:
            current.work().undo()
            return _done(act)

    def refuse(self, sentence: str, field: str | None = None) -> None:
        """Put a sentence at a field, or at the top when it belongs to none."""
        if field is not None and field in self._fields:
            target: Field = self._fields[field]
            target.errors = [*target.errors, sentence]
        else:
            self.refusals.append(sentence)

    def show_conflict(self, version: int, theirs: Mapping[str, str]) -> None:
        """Someone else saved first: keep what was typed, show what they saved, let the next save go through."""
        labels = {name: str(field.label.text) for name, field in self._fields.items()}
        self.conflict = {labels.get(name, name): text for name, text in theirs.items()} or {"": ""}
        if "version" in self._fields:
            self._fields["version"].raw_data = None
            self._fields["version"].data = version
        self._fields["once"].data = once.new_token()


class VersionedForm(Form):
    """A form over something that others may edit at the same time: it carries the version that was shown."""

    version = HiddenField()

    @property
    def seen(self) -> int | None:
        """The version the user saw; None when the form did not carry one."""
        return count(self.version.data)


def _is_file(form: Any, name: str) -> bool:
    return name in form and isinstance(form[name], Upload)


def _done(act: Callable[[], Any]) -> Any:
    result = act()
    current.work().flush()
    return result
