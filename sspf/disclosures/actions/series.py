"""The register's own numbers: one series for each unit, releases and requests together."""

from sqlalchemy import select

from sspf.disclosures.models import RegisterSeries
from sspf.work import Work


def next_number(work: Work, unit: str) -> int:
    """The unit's next number. The series' row is locked, so two lines never get the same."""
    series = work.session.scalars(select(RegisterSeries).where(RegisterSeries.unit == unit).with_for_update()).first()
    if series is None:
        series = RegisterSeries(unit=unit, last=0)
        work.add(series)
    series.last += 1
    return series.last
