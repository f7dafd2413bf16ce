"""The table of cases: for each kind, German texts, translations, and what the gate has to find. One module a family of kinds."""

from tests.translation.gate.cases.addresses import MAIL, WEB
from tests.translation.gate.cases.case import Case
from tests.translation.gate.cases.dates import DATE
from tests.translation.gate.cases.foreign import FOREIGN
from tests.translation.gate.cases.law import LAW
from tests.translation.gate.cases.markup import LINK, MARKUP, PLACEHOLDER
from tests.translation.gate.cases.money import MONEY
from tests.translation.gate.cases.names import NAME
from tests.translation.gate.cases.numbers import NUMBER
from tests.translation.gate.cases.phones import PHONE
from tests.translation.gate.cases.wording import EMPTY, SCRIPT, UNTRANSLATED
from translation.gate import Kind

CASES: dict[Kind, list[Case]] = {
    Kind.NUMBER: NUMBER,
    Kind.DATE: DATE,
    Kind.MONEY: MONEY,
    Kind.PHONE: PHONE,
    Kind.MAIL: MAIL,
    Kind.WEB: WEB,
    Kind.LAW: LAW,
    Kind.NAME: NAME,
    Kind.LINK: LINK,
    Kind.FOREIGN: FOREIGN,
    Kind.PLACEHOLDER: PLACEHOLDER,
    Kind.EMPTY: EMPTY,
    Kind.UNTRANSLATED: UNTRANSLATED,
    Kind.SCRIPT: SCRIPT,
    Kind.MARKUP: MARKUP,
}
