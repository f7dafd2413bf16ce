"""Scales, currencies, words between two figures, and the mark of the decimals."""

from decimal import Decimal

THOUSAND, MILLION, BILLION = Decimal(10**3), Decimal(10**6), Decimal(10**9)

SCALES: dict[str, dict[Decimal, str]] = {
    "de": {THOUSAND: r"tausend|Tsd\.?", MILLION: r"Million(?:en)?|Mio\.?", BILLION: r"Milliarden?|Mrd\.?"},
    "en": {THOUSAND: "thousand|k", MILLION: "millions?|mn|m", BILLION: "billions?|bn"},
    "tr": {THOUSAND: r"bin", MILLION: r"milyon\w*", BILLION: r"milyar\w*"},
    "ar": {THOUSAND: "ألفا?|آلاف|الف", MILLION: "مليونا?|ملايين", BILLION: "مليارا?|مليارات|بليون"},
    "fa": {THOUSAND: "هزار", MILLION: "میلیون", BILLION: "میلیارد"},
    "uk": {THOUSAND: r"тис\.|тис|тисяч\w*", MILLION: r"млн\.?|мільйон\w*", BILLION: r"млрд\.?|мільярд\w*"},
    "ru": {THOUSAND: r"тыс\.|тыс|тысяч\w*", MILLION: r"млн\.?|миллион\w*", BILLION: r"млрд\.?|миллиард\w*"},
    "pl": {THOUSAND: r"tys\.|tys|tysi[ąę]c\w*", MILLION: r"mln\.?|milion\w*", BILLION: r"mld\.?|miliard\w*"},
    "ro": {THOUSAND: "mii|mie", MILLION: r"mil\.|milioane|milion\w*", BILLION: r"mld\.|miliarde?\w*"},
    "bg": {THOUSAND: r"хил\.|хиляд\w*", MILLION: r"млн\.?|милион\w*", BILLION: r"млрд\.?|милиард\w*"},
    "ku": {THOUSAND: r"hezar\w*", MILLION: r"mîlyon\w*|milyon\w*", BILLION: r"mîlyar\w*|milyar\w*"},
}

#: Scales of one letter hold only beside a currency: "€5m" is five million, "5 m" five metres.
SHORT_SCALES = frozenset({"m", "k"})

#: Code of a currency and what an amount is multiplied by, with the words for it. Cents count as hundredths of a euro.
EURO, CENT, DOLLAR = ("EUR", Decimal(1)), ("EUR", Decimal("0.01")), ("USD", Decimal(1))

CURRENCIES: dict[str, dict[tuple[str, Decimal], str]] = {
    "de": {EURO: "Euros?", CENT: r"Cents?|ct\.?", DOLLAR: r"(?:US-)?Dollars?"},
    "en": {EURO: "euros?", CENT: "euro cents?|cents?", DOLLAR: r"(?:US )?dollars?"},
    "tr": {EURO: r"(?:euro|avro)(?:'\w+|nun|[ydl]\w{1,5})?", CENT: r"(?:sent|cent)(?:'\w+|e|i|in|ten|lik)?", DOLLAR: r"dolar\w*"},
    "ar": {EURO: r"يورو\w*", CENT: "سنتات|سنتا|سنت", DOLLAR: r"دولار\w*"},
    "fa": {EURO: r"یورو\w*", CENT: "سنت", DOLLAR: r"دلار\w*"},
    "uk": {EURO: "євро", CENT: "(?:євро)?цент(?:и|ів|а|у|ам|ами)?", DOLLAR: r"долар\w*"},
    "ru": {EURO: "евро", CENT: "(?:евро)?цент(?:ы|ов|а|у|ам|ами)?", DOLLAR: r"доллар\w*"},
    "pl": {EURO: "euro", CENT: "(?:euro)?cent(?:y|ów|a|om|ami)?", DOLLAR: r"dolar\w*"},
    "ro": {EURO: "euro(?:i|ului)?", CENT: "(?:euro)?cen(?:t|ți|ţi|ților|tului)", DOLLAR: r"dolar\w*"},
    "bg": {EURO: "евро", CENT: "(?:евро)?цент(?:а|ове|овете|ът)?", DOLLAR: r"долар\w*"},
    "ku": {EURO: "(?:euro|ewro|yûro)(?:yan|yên|yê|ya|yî|an|ên)?", CENT: "(?:sent|cent)(?:an|ên|ê|a|î)?", DOLLAR: r"dolar\w*"},
}

#: Words between an amount and its scale or currency: "130 de milioane de euro".
AMOUNT_LINKS = {"ro": "de", "ar": "من"}

#: Words between two figures that share what follows: "5 bis 10 Euro", "von 2,27 auf 3,27 Millionen".
CONNECTORS = {
    "de": "(?:bis |und )?(?:höchstens|maximal)|bis zu|bis|und|oder|auf|zu",
    "en": "up to|to|and|or|until|till",
    "tr": "ile|ila|ve|veya|ya da",
    "ar": "إلى|الى|حتى|وحتى|و|أو",
    "fa": "تا|و|یا|به",
    "uk": "до|та|і|й|або|чи|по|на",
    "ru": "до|и|или|по|на",
    "pl": "do|i|lub|oraz|albo|a",
    "ro": "până la|până în|la|și|sau",
    "bg": "до|и|или|на",
    "ku": "heta|û|an|an jî|ta",
}

#: Which sign begins the decimals. A sign before exactly three digits is read by it: 1.000 is a thousand in German and one
#: in English. Arabic and Persian texts use both ways, so both readings hold there (CLDR 46: ar-EG, ar-LB, ar-MA differ).
DECIMAL_MARKS = {"en": ".", "ar": None, "fa": None}
