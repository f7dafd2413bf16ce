"""Empty texts, German texts, texts in a wrong script."""

from tests.translation.gate.cases.case import Case

HELP = "Wir helfen Ihnen bei der Anmeldung."

EMPTY = [
    Case("en", HELP, "We help you to register."),
    Case("uk", "", ""),
    Case("ar", " ", "\u200f"),
    Case("en", HELP, "", ((HELP, ""),)),
    Case("ru", HELP, " \u00a0<br>", ((HELP, ""),)),
    Case("ar", HELP, "\u200f<b></b>", ((HELP, ""),)),
]
UNTRANSLATED = [
    Case("en", "Kita", "Kita"),
    Case("tr", "Duisburg", "Duisburg"),
    Case("tr", "E-Mail: info@kim.nrw, online", "E-Mail: info@kim.nrw, online"),
    Case("uk", "Verena Schäffer", "Verena Schäffer"),
    Case("ar", "GGUA Münster", "GGUA Münster"),
    Case("en", "BAMF, NRW, www.kim.nrw", "BAMF, NRW, www.kim.nrw"),
    Case("en", HELP, HELP, ((HELP, HELP),)),
    Case("tr", HELP, "<b>Wir helfen</b> Ihnen bei der Anmeldung", ((HELP, HELP.rstrip(".")),)),
    Case("pl", "Ärztlicher Notdienst", "ärztlicher notdienst", (("Ärztlicher Notdienst", "ärztlicher notdienst"),)),
    Case("ru", HELP, HELP, ((HELP, HELP),)),
    Case("ar", "Kita und Schule", "Kita und Schule", (("Kita und Schule", "Kita und Schule"),)),
]
SCRIPT = [
    Case("en", "Auf Arabisch (العربية)", "In Arabic (العربية)"),
    Case("uk", "Die Ausländerbehörde hilft", "Ausländerbehörde допомагає (Foreigners' Registration Office)"),
    Case("ar", "Die Ausländerbehörde hilft", "تساعد دائرة الأجانب Ausländerbehörde (Foreigners' Office)"),
    Case("fa", "Siehe www.kim.nrw/hilfe-finden", "www.kim.nrw/hilfe-finden را ببینید"),
    Case("fa", "Die Schule hilft", "مدرسه كمك مي‌كند"),
    Case("bg", "U1", "U1"),
    Case("en", HELP, "Ми допоможемо вам.", (("", "Ми допоможемо вам."),)),
    Case("ku", HELP, "ئێمە یارمەتیت دەدەین", (("", "ئێمە یارمەتیت دەدەین"),)),
    Case("uk", HELP, "We help you to register.", (("", "We help you to register."),)),
    Case("ru", HELP, "نساعدكم في التسجيل", (("", "نساعدكم في التسجيل"),)),
    Case("ar", HELP, "We help you مع", (("", "We help you مع"),)),
    Case("fa", HELP, "Мы поможем вам", (("", "Мы поможем вам"),)),
    Case("ar", "Kita und Schule", "Kita, Schule", (("", "Kita, Schule"),)),
]
