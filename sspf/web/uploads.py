"""Files that people send: kept in memory only, and read by one field."""

import io
from typing import IO, Any

import flask
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage
from wtforms import FileField, Form
from wtforms.validators import StopValidation


class Request(flask.Request):
    """A request whose files never touch the disk in the clear: Werkzeug would put the larger ones in a temporary file.

    How much may come at all is decided before, by the route's declaration (`largest` in `web.guard`).
    """

    def _get_file_stream(self, *_args: Any, **_named: Any) -> IO[bytes]:
        return io.BytesIO()


class Chosen:
    """A file must be chosen."""

    field_flags = {"required": True}

    def __init__(self, noun: str) -> None:
        self.noun = noun

    def __call__(self, form: Form, field: Any) -> None:
        if not field.content:
            raise StopValidation(_("Välj %(noun)s.", noun=self.noun))


class Upload(FileField):
    """One file. Its name and the type it claims to have are never asked for; `content` is all there is to it."""

    def __init__(self, label: str, noun: str, **options: Any) -> None:
        super().__init__(label, [Chosen(noun)], **options)
        self.noun = noun
        self.content = b""

    def process_formdata(self, values: list[Any]) -> None:
        """Take the file's bytes; a browser that was given none sends an empty one."""
        self.data = None
        self.content = values[0].read() if values and isinstance(values[0], FileStorage) else b""
