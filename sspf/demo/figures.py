"""The figures of the demo's periods that are over have become final, as they do every night."""

from sspf.access.actor import SYSTEM
from sspf.installation import Installation
from sspf.statistics import actions as statistics
from sspf.work import begin


def freeze(house: Installation) -> None:
    """Make every period final that can be."""
    with begin(house, SYSTEM) as work:
        statistics.freeze(work)
        work.commit()
