"""What is known of the German text: its number words, and words that show that a text is German."""

#: Words for 0 to 20 (and ordinals). Digits in a translation may stand for them; they need not, so they are never missed.
CARDINALS = {
    0: "null",
    1: "ein|eine[rsnm]?|eins|einmal|erste[rsnm]?",
    2: "zwei|zweien|beide[rsnm]?|zweimal|zweite[rsnm]?|zweier",
    3: "drei|dreien|dreimal|dritte[rsnm]?|dreier",
    4: "vier|vieren|viermal|vierte[rsnm]?",
    5: "fünf|fünfmal|fünfte[rsnm]?",
    6: "sechs|sechsmal|sechste[rsnm]?",
    7: "sieben|siebte[rsnm]?|siebente[rsnm]?",
    8: "acht|achte[rsnm]?",
    9: "neun|neunte[rsnm]?",
    10: "zehn|zehnte[rsnm]?",
    11: "elf|elfte[rsnm]?",
    12: "zwölf|zwölfte[rsnm]?",
    13: "dreizehn|dreizehnte[rsnm]?",
    14: "vierzehn|vierzehnte[rsnm]?",
    15: "fünfzehn|fünfzehnte[rsnm]?",
    16: "sechzehn|sechzehnte[rsnm]?",
    17: "siebzehn|siebzehnte[rsnm]?",
    18: "achtzehn|achtzehnte[rsnm]?",
    19: "neunzehn|neunzehnte[rsnm]?",
    20: "zwanzig|zwanzigste[rsnm]?",
}

#: "Around the clock" is "24 hours a day" or "24/7" in many languages.
ROUND_THE_CLOCK = r"rund um die Uhr|Tag und Nacht|zu jeder Zeit|jederzeit|täglich"

#: Words that are the same in several languages; they do not make a text German.
INTERNATIONAL_WORDS = """
    kita kitas online e-mail email mail internet app apps web website homepage chat video telefon fax hotline info service
    center team bus taxi hotel park computer laptop handy smartphone software start test demo newsletter podcast blog link
    download pdf instagram facebook whatsapp youtube euro cent zoom name partner intranet login passwort logo global digital
    migration integration strategie religion information station nation international national asyl visum
"""
INTERNATIONAL = frozenset(INTERNATIONAL_WORDS.split())

#: Words that only German texts are made of. One of them tells a German phrase from a name.
GERMAN_FUNCTION_WORDS = """
    der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine keinen mit für von vom zum zur
    zu im in am an auf aus bei beim bis durch gegen nach ohne über um unter vor wegen ist sind war waren hat haben wird
    werden kann können muss müssen darf dürfen soll sollen ich du er sie es wir ihr ihre ihren ihrem ihrer mein meine was
    wer wie wo wann warum welche welcher welches wenn weil dass auch nur noch schon sehr mehr als so hier dort heute jetzt
    bitte danke ja nein guten gute
"""
FUNCTION_WORDS = frozenset(GERMAN_FUNCTION_WORDS.split())

#: Endings of German nouns and adjectives that names of people and places hardly ever have.
GERMAN_ENDINGS = (
    "ung|ungen|heit|heiten|keit|keiten|schaft|schaften|stelle|stellen|gesetz|gesetze|hilfe|hilfen|amt|ämter|recht|rechte|schein|"
    "scheine|sprache|sprachen|kurs|kurse|schule|schulen|arzt|ärzte|innen|lich|liche|lichen|licher|liches|isch|ische|ischen|"
    "ischer|isches|ungs|zeit|zeiten|geld|haus|bericht|antrag|nummer|dienst|dienste|zentrum|zentren|behörde|behörden"
)
