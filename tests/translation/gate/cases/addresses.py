"""Mail and web addresses."""

from tests.translation.gate.cases.case import Case

MAIL = [
    Case("en", "Schreiben Sie an info@kim.nrw.", "Write to info@kim.nrw."),
    Case("ru", "Schreiben Sie an info@kim.nrw.", "Пишите на info@KIM.NRW!"),
    Case("ar", "Schreiben Sie an info@kim.nrw.", "اكتبوا إلى\u200e info@kim.nrw\u200f."),
    Case("tr", "Schreiben Sie an info@kim.nrw.", "info@kim.de adresine yazın.", (("info@kim.nrw", "info@kim.de"),)),
    Case("uk", "Schreiben Sie an info@kim.nrw.", "Напишіть нам.", (("info@kim.nrw", ""),)),
    Case("fa", "Schreiben Sie an info@kim.nrw.", "به inf@kim.nrw بنویسید.", (("info@kim.nrw", "inf@kim.nrw"),)),
]
WEB = [
    Case("en", "Mehr auf www.kim.nrw/Hilfe, jetzt.", "More on www.KIM.nrw/Hilfe now."),
    Case("tr", "Siehe aponet.de.", "aponet.de’ye bakın."),
    Case("uk", "Siehe https://aponet.de.", "Дивіться https://aponet.de"),
    Case("ar", "Siehe 116117.de.", "انظروا 116117.de، شكرًا."),
    Case("en", "Siehe www.kim.nrw/Hilfe", "See www.kim.nrw/hilfe", (("www.kim.nrw/Hilfe", "www.kim.nrw/hilfe"),)),
    Case("bg", "Siehe aponet.de", "Вижте aponet.bg", (("aponet.de", "aponet.bg"),)),
    Case("ar", "Siehe 116117.de", "انظروا الموقع", (("116117.de", ""),)),
    Case("fa", "Im Internet", "در example.org", (("", "example.org"),)),
]
