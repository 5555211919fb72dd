"""Everything the log can say, one line for each: this is the list an auditor goes through.

Events are facts without text: ids, enumerations, dates, numbers and slugs of `config/`.

Reading events are named after what was shown, writing events after what was done. `case_id`, where an event has one,
is also a column of the log, so that "who has read this case" is one query.
"""

from sspf.audit.facts import Access as Access
from sspf.audit.facts import Event as Event
from sspf.audit.facts import Read as Read
from sspf.audit.facts import Slug as Slug
from sspf.audit.happenings.beside import *
from sspf.audit.happenings.cases import *
from sspf.audit.happenings.installation import *
from sspf.audit.happenings.meetings import *
from sspf.audit.happenings.referrals import *
from sspf.audit.happenings.steering import *
