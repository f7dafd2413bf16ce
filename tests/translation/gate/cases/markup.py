"""Tags, links, placeholders."""

from tests.translation.gate.cases.case import Case

LINK = [
    Case("en", 'Lesen Sie <a id="a1">das</a>.', 'Read <a id="a1">this</a>.'),
    Case("uk", '<a id="a1">Eins</a>, <a id="a2">zwei</a>', '<a id="a2">Два</a>, <a id="a1">один</a>'),
    Case("ar", '<a href="https://kim.nrw/">Hier</a>', '<a href="https://kim.nrw/">هنا</a>'),
    Case("en", 'Lesen Sie <a id="a1">das</a>.', "Read this.", (("das", ""),)),
    Case("ru", 'Lesen Sie <a id="a1">das</a>.', 'Читайте <a id="a2">это</a>.', (("das", "a2"),)),
    Case("ar", '<a href="https://kim.nrw/">Hier</a>', '<a href="https://kim.de/">هنا</a>', (("Hier", "https://kim.de/"),)),
    Case("tr", 'Lesen Sie <a id="a1">das</a>.', 'Bunu okuyun<a id="a1"></a>.', (("", "a1"),)),
    Case("fa", "Lesen Sie das.", '<a id="a1">این</a> را بخوانید.', (("", "a1"),)),
]
PLACEHOLDER = [
    Case("en", "Am {date} um {{ time }}", "On {date} at {{time}}"),
    Case("uk", "Hallo %(name)s", "Вітаємо, %(name)s"),
    Case("ar", "Am {date}", "في {date}"),
    Case("tr", "Hallo %(name)s", "Merhaba %(ad)s", (("%(name)s", "%(ad)s"),)),
    Case("bg", "Am {date}", "На датата", (("{date}", ""),)),
    Case("fa", "Am {date}", "در {تاریخ}", (("{date}", "{تاریخ}"),)),
]
MARKUP = [
    Case("en", "<b>Ja</b>,<br/>sofort", "<b>Yes</b>,<br>at <em>once</em>"),
    Case("uk", "Kinder < 6 Jahre &amp; Eltern", "Діти < 6 років &amp; батьки"),
    Case("ar", "<b>Ja</b>", "<strong>نعم</strong>"),
    Case("en", "<b>Ja</b>", "<b>Yes", (("", "<b>"),)),
    Case("pl", "<b>Ja</b>", "<b><i>Tak</b></i>", (("", "</b>"), ("", "<b>"))),
    Case("ro", "Ja", "<div>Da</div>", (("", "<div>"),)),
    Case("ru", "<b>Ja</b>", '<b onclick="x()">Да</b>', (("", '<b onclick="x()">'),)),
    Case("bg", "Ja", "Да, ние ще помогнем <b", (("", "<b"),)),
    Case("ar", "Ja", "<img src=x>نعم", (("", "<img src=x>"),)),
    Case("fa", "Ja", "بله<!-- nein -->", (("", "<!-- nein -->"),)),
]
