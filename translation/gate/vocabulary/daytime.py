"""Words that tell in which half of the day an hour is. They follow the hour, with at most the word "hour" between."""

HOUR_WORDS = {"de": "Uhr", "ru": "часов|часа|час|ч\\.", "uk": "години|годині|година|годин|год\\.", "bg": "часа|ч\\."}

BEFORE_NOON = {
    "en": r"a\.?m\b\.?|in the morning|o'clock in the morning",
    "ar": r"صباحا|ص(?!\w)|فجرا|قبل الظهر",
    "fa": "صبح|بامداد|ق\\.ظ",
    "ru": "утра",
    "uk": "ранку",
    "bg": "сутринта",
    "pl": "rano",
    "ro": "dimineața|dimineaţa",
    "ku": "sibehê|serê sibê|berî nîvro",
}
AFTER_NOON = {
    "en": r"p\.?m\b\.?|in the afternoon|in the evening|o'clock in the (?:afternoon|evening)",
    "ar": r"مساء|م(?!\w)|ظهرا|بعد الظهر|عصرا",
    "fa": "عصر|بعدازظهر|بعد از ظهر|شب|ب\\.ظ|ظهر",
    "ru": "вечера|дня",
    "uk": "вечора|дня",
    "bg": "вечерта|следобед",
    "pl": "po południu|wieczorem",
    "ro": "seara|după-amiaza|după amiaza",
    "ku": "êvarê|piştî nîvro",
}
