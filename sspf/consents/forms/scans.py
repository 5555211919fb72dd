"""The form for a scan or photo of a signed paper."""

from sspf.attachments.forms import FileForm


class ScanForm(FileForm):
    """One page, or the whole paper."""
