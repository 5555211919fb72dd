"""The table of frozen periods: figures that were counted once, and stay as they are whatever happens to the cases."""

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from sspf.db import Base, Identified
from sspf.periods import LONGEST_SLUG


class FrozenPeriod(Identified, Base):
    """The figures of one period as JSON, by id of the indicator (law R37).

    They stand open: they are sums over the whole municipality, which the rows of a stolen copy give anyway, and
    whoever shows figures has no way to a key.
    """

    __tablename__ = "frozen_period"

    period: Mapped[str] = mapped_column(String(LONGEST_SLUG), unique=True)
    frozen_at: Mapped[datetime]
    figures: Mapped[str] = mapped_column(Text)
