"""Amounts of money."""

from tests.translation.gate.cases.case import Case

MONEY = [
    Case("en", "130 Millionen Euro", "€130 million"),
    Case("en", "130 Millionen Euro", "130,000,000 euros"),
    Case("en", "130 Millionen Euro", "€130m"),
    Case("en", "2.500,50 €", "€2,500.50"),
    Case("en", "69 Cent pro Minute", "€0.69 a minute"),
    Case("en", "mindestens 5, höchstens 10 Euro", "between €5 and €10"),
    Case("en", "5 bis 10 Euro", "€5 to €10"),
    Case("en", "drei Millionen Euro", "3 million euros"),
    Case("en", "drei Millionen Euro", "three million euros"),
    Case("tr", "30.000 Euro im Jahr", "yılda 30.000 euroluk bütçe"),
    Case("tr", "130 Mio. €", "130 milyon avro"),
    Case("pl", "130 Mio. €", "130 mln euro"),
    Case("ro", "130 Millionen Euro", "130 de milioane de euro"),
    Case("ku", "130 Millionen Euro", "130 milyon euro"),
    Case("uk", "130 Millionen Euro", "130 млн євро"),
    Case("ru", "14 Cent pro Minute", "14 центов за минуту"),
    Case("bg", "1,5 Milliarden Euro", "1,5 милиарда евро"),
    Case("ar", "130 Millionen Euro", "١٣٠ مليون يورو"),
    Case("ar", "14 Cent pro Minute", "14 سنتًا في الدقيقة"),
    Case("fa", "2,50 Euro", "۲٫۵۰ یورو"),
    # No cents: "centres" begins with the same letters
    Case("ru", "44 Stellen", "44 центра"),
    # Faults
    Case("en", "2,50 Euro", "2.50", (("2,50 Euro", "2.50"),)),
    Case("en", "2,50 Euro", "$2.50", (("2,50 Euro", "$2.50"),)),
    Case("en", "69 Cent", "69 euros", (("69 Cent", "69 euros"),)),
    Case("pl", "130 Millionen Euro", "130 mld euro", (("130 Millionen Euro", "130 mld euro"),)),
    Case("ru", "130 Millionen Euro", "13 миллионов евро", (("130 Millionen Euro", "13 миллионов евро"),)),
    Case("uk", "10 Euro am Tag", "10 на день", (("10 Euro", "10"),)),
    Case("ar", "30.000 Euro", "300.000 يورو", (("30.000 Euro", "300.000 يورو"),)),
    Case("fa", "10 Euro am Tag", "روزی ۱۰ سنت", (("10 Euro", "۱۰ سنت"),)),
]
