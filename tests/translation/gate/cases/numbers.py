"""Numbers, percentages, ordinals, codes."""

from tests.translation.gate.cases.case import Case

NUMBER = [
    # Digit systems and separators
    Case("en", "Mehr als 10.000 Menschen", "More than 10,000 people"),
    Case("en", "Mehr als 10.000 Menschen", "More than 10 000 people"),
    Case("en", "Mehr als 10.000 Menschen", "More than 10\u00a0000 people"),
    Case("pl", "Mehr als 10.000 Menschen", "Ponad 10\u2009000 osób"),
    Case("uk", "Mehr als 10.000 Menschen", "Понад 10\u202f000 людей"),
    Case("ar", "Mehr als 10.000 Menschen", "أكثر من ١٠٬٠٠٠ شخص"),
    Case("ar", "Mehr als 10.000 Menschen", "أكثر من 10,000 شخص"),
    Case("fa", "Mehr als 10.000 Menschen", "بیش از ۱۰٬۰۰۰ نفر"),
    Case("en", "10,9 % der Menschen", "10.9% of people"),
    Case("tr", "10,9 Prozent der Menschen", "İnsanların %10,9’u"),
    Case("ru", "10,9 Prozent der Menschen", "10,9 процента людей"),
    Case("ar", "10,9 Prozent der Menschen", "٪١٠٫٩ من الناس"),
    Case("en", "rund 5,3 Millionen Menschen", "around 5.3 million people"),
    Case("bg", "rund 5,3 Millionen Menschen", "около 5,3 милиона души"),
    Case("fa", "rund 5,3 Millionen Menschen", "حدود ۵٫۳ میلیون نفر"),
    Case("en", "von 2,27 auf 3,27 Millionen", "from 2.27 million to 3.27 million"),
    Case("en", "Das dauert 1½ Jahre.", "That takes 1.5 years."),
    Case("en", "Im Jahr 2019 gab es 190 Stellen.", "In 2019 190 offices existed."),
    Case("en", "In 14 Tagen", "In\u200f 14\u200e days"),
    # Ordinals, ranges, school years
    Case("en", "Der 7. Integrationskongress", "The 7th integration congress"),
    Case("ro", "Der 7. Integrationskongress", "Al 7-lea congres de integrare"),
    Case("ru", "Der 7. Integrationskongress", "7-й интеграционный конгресс"),
    Case("ar", "Der 7. Integrationskongress", "مؤتمر الاندماج رقم 7"),
    Case("en", "18- bis 64-Jährige", "18- to 64-year-olds"),
    Case("en", "Im Kita-Jahr 2020/21", "In the day-care year 2020/2021"),
    # Codes
    Case("uk", "Die U1 bis U9 und die J1", "Огляди U1–U9 та J1"),
    Case("ar", "Die U7a und die J1", "الفحص U7a وJ1"),
    Case("uk", "Niveau B1", "Рівень В1"),
    Case("ku", "Niveau A2 bis B1", "Asta A2 heta B1ê"),
    Case("en", "50 m² Wohnfläche", "50 m2 of living space"),
    # Number words of the German text
    Case("en", "Nach zwölf Monaten", "After 12 months"),
    Case("ar", "Nach zwei Jahren", "بعد سنتين"),
    Case("ru", "Nach zwei Jahren", "Через 2 года"),
    Case("en", "Rund um die Uhr erreichbar", "Available 24/7"),
    # Faults
    Case("en", "In 14 Tagen", "In 15 days", (("14", "15"),)),
    Case("uk", "In 14 Tagen", "Через 41 день", (("14", "41"),)),
    Case("ar", "In 14 Tagen", "خلال ١٥ يومًا", (("14", "١٥"),)),
    Case("fa", "In 14 Tagen", "در چند روز", (("14", ""),)),
    Case("en", "Nach 12 Monaten", "After twelve months", (("12", ""),)),
    Case("tr", "In einigen Tagen", "14 gün içinde", (("", "14"),)),
    Case("en", "Bis zu 1.000 Stunden", "Up to 1.000 hours", (("1.000", "1.000"),)),
    Case("pl", "Bis zu 1.000 Stunden", "Do 1,000 godzin", (("1.000", "1,000"),)),
    Case("ru", "10,9 Prozent", "109 процентов", (("10,9", "109"),)),
    Case("en", "5,3 Millionen Menschen", "5.3 billion people", (("5,3 Millionen", "5.3 billion"),)),
    Case("ku", "Die U7a", "U7", (("U7a", "U7"),)),
    Case("ar", "Niveau B1", "المستوى B2", (("B1", "B2"),)),
    Case("en", "14 Tage und 14 Nächte", "14 days and nights", (("14", ""),)),
]
