"""Amounts: numbers with a scale, with a currency, or with both: 130 Millionen Euro, €130 million, 69 Cent, 5,3 Mio."""

import re
from decimal import Decimal
from functools import lru_cache

from translation.gate.fact import Reading, Sheet
from translation.gate.finding import Kind
from translation.gate.readers.figures import FIGURE, read_figure
from translation.gate.vocabulary import alternatives
from translation.gate.vocabulary.amounts import AMOUNT_LINKS, CONNECTORS, CURRENCIES, DOLLAR, EURO, SCALES, SHORT_SCALES
from translation.gate.vocabulary.german import CARDINALS

Currency = tuple[str, Decimal]
SIGNS = {EURO: r"€|EUR(?!\w)", DOLLAR: r"\$|USD(?!\w)"}


class AmountPatterns:
    """Scales and currencies of one language, compiled once."""

    def __init__(self, language: str):
        # Longest first, so that "million" is not read as "m".
        self.scales = [(factor, re.compile(alternatives(words), re.IGNORECASE)) for factor, words in SCALES.get(language, {}).items()]
        words = CURRENCIES.get(language, {})
        self.currencies = [
            (currency, re.compile(alternatives("|".join(filter(None, (words.get(currency), SIGNS.get(currency))))), re.IGNORECASE))
            for currency in {**words, **SIGNS}
        ]
        scale = alternatives("|".join(SCALES.get(language, {}).values()))
        currency = alternatives("|".join([*words.values(), *SIGNS.values()]))
        sign = alternatives("|".join(SIGNS.values()))
        link = rf"(?:{alternatives(AMOUNT_LINKS[language])}\s)?" if language in AMOUNT_LINKS else ""
        word = alternatives(CONNECTORS.get(language, ""))
        connector = rf"(?:[,،–/&-]\s?{word}|[,،–/&-]|{word})"
        unit = rf"(?:[\s-]?{link}(?P<scale>{scale})(?!\w))?(?:[\s-]?{link}(?P<currency>{currency})(?!\w))?"
        self.chain = rf"(?P<chain>(?:{FIGURE}\s?{connector}\s?)*)"
        self.amount = re.compile(rf"(?P<sign>{sign}\s?)?{self.chain}(?P<figure>{FIGURE}){unit}", re.IGNORECASE)
        self.in_words = self.compile_words(scale, currency) if language == "de" else None

    def compile_words(self, scale: str, currency: str) -> re.Pattern:
        cardinal = alternatives("|".join(rf"(?P<n{number}>{words})" for number, words in CARDINALS.items() if number))
        return re.compile(rf"(?<!\w){cardinal}\s(?:(?P<scale>{scale})(?!\w))?(?:\s?(?P<currency>{currency})(?!\w))?", re.IGNORECASE)

    def get_scale(self, found: re.Match) -> Decimal:
        return next((factor for factor, pattern in self.scales if found["scale"] and pattern.fullmatch(found["scale"])), Decimal(1))

    def get_currency(self, text: str | None) -> Currency | None:
        text = (text or "").strip()
        return next((currency for currency, pattern in self.currencies if text and pattern.fullmatch(text)), None)


@lru_cache(maxsize=64)
def get_patterns(language: str) -> AmountPatterns:
    return AmountPatterns(language)


EACH_FIGURE = re.compile(FIGURE)


def read_amounts(sheet: Sheet) -> None:
    """Note amounts. The first figures of "5, 10 or 20 euros" are amounts too, or plain numbers."""
    patterns = get_patterns(sheet.language)
    for found in sheet.find(patterns.amount):
        currency = patterns.get_currency(found["currency"]) or patterns.get_currency(found["sign"])
        if currency is None and (found["scale"] or "m").lower() in SHORT_SCALES:
            continue
        factor = patterns.get_scale(found)
        for figure in EACH_FIGURE.finditer(found["chain"]):
            start = found.start("chain") + figure.start()
            values = read_figure(figure[0], sheet.language)
            readings = [reading for value in values for reading in (("number", value), *make_readings(value, factor, currency))]
            sheet.add(Kind.MONEY if currency else Kind.NUMBER, (start, start + len(figure[0])), *readings)
        start = found.start() if found["sign"] and not found["chain"] else found.start("figure")
        values = read_figure(found["figure"], sheet.language)
        readings = [reading for value in values for reading in make_readings(value, factor, currency)[-1:]]
        sheet.add(Kind.MONEY if currency else Kind.NUMBER, (start, found.end()), *readings)
    if patterns.in_words is not None:
        read_amounts_in_words(sheet, patterns)


def make_readings(value: Decimal, factor: Decimal, currency: Currency | None) -> list[Reading]:
    """Return the readings of a figure under a scale and a currency: bare of the scale first, the full amount last."""
    if currency is None:
        return [("number", value * factor)]
    code, share = currency
    return [("money", value * share, code), ("money", value * factor * share, code)]


def read_amounts_in_words(sheet: Sheet, patterns: AmountPatterns) -> None:
    """Note "drei Millionen Euro". A translation may write it in digits; in words the gate cannot read it."""
    for found in sheet.find(patterns.in_words):
        if not found["scale"] and not found["currency"]:
            continue
        value = Decimal(next(number for number in CARDINALS if number and found[f"n{number}"]))
        readings = make_readings(value, patterns.get_scale(found), patterns.get_currency(found["currency"]))
        sheet.add(Kind.MONEY, found.span(), readings[-1], is_required=False)
