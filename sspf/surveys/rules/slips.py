"""Pure decisions about slips on paper: what each says, in a language."""

from babel import Locale
from babel.dates import format_date

from sspf.catalogue.languages import Language
from sspf.catalogue.slips import UNTIL, SlipText
from sspf.surveys.rules.dispatches import Slip


def words(text: SlipText, language: Language, slip: Slip) -> dict[str, str]:
    """What one slip says: whom the questionnaire is for, the code, and three sentences. The same for everyone."""
    day = format_date(slip.until_on, "d MMMM y", locale=Locale.parse(language.tag, sep="-"))
    return {
        "heading": text.heading,
        "audience": text.audiences[slip.audience],
        "code": slip.code,
        "nameless": text.nameless,
        "free": text.free,
        "until": text.last_day.replace(UNTIL, day),
    }
