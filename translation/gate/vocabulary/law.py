"""Words that make a number the number of a paragraph of law. "§" and "Art." do so in every language."""

LAW_MARKS = {
    "de": r"Artikeln?|Paragra(?:ph|f)(?:en)?",
    "en": r"sections?|sec\.|articles?|paragraphs?",
    "tr": r"maddesi|madde|paragraf\w*|fıkra\w*|bend\w*",
    "ar": r"\w{0,3}ماد[هت]\w*|\w{0,3}مواد|\w{0,3}فقر[هت]\w*|\w{0,3}بند|\w{0,3}قسم",
    "fa": r"ماده|مواد|بند|پاراگراف|اصل|تبصره",
    "uk": r"статт\w+|ст\.|параграф\w*|частин\w+|ч\.|пункт\w*|п\.|абзац\w*|абз\.",
    "ru": r"стать\w+|ст\.|параграф\w*|част\w+|ч\.|пункт\w*|п\.|абзац\w*|абз\.",
    "pl": r"artyku[łl]\w*|paragraf\w*|ustęp\w*|ust\.|punkt\w*|pkt",
    "ro": r"articol\w*|paragraf\w*|secțiun\w*|alineat\w*|alin\.|punct\w*|pct\.",
    "bg": r"член\w*|чл\.|параграф\w*|алине\w+|ал\.|точк\w*|т\.",
    "ku": r"xal\w*|bend\w*|made\w*|madd\w*|paragraf\w*|benda",
}

#: Languages that write the word behind the number: "5. maddesi".
LAW_MARKS_BEHIND = {"tr": r"madde\w*|paragraf\w*", "ku": r"xal\w*|bend\w*|made\w*"}
