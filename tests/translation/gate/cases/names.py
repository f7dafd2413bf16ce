"""Protected names. The list is NAMES."""

from typing import NamedTuple

from tests.translation.gate.cases.case import Case


class Name(NamedTuple):
    """A protected name as the gate needs it."""

    name: str
    variants: tuple[str, ...] = ()


NAMES = (Name("NRW", ("Nordrhein-Westfalen", "KRV", "شمال الراين-وستفاليا")), Name("Clearingstelle"), Name("DaKS"))

NAME = [
    Case("en", "Hilfe in NRW", "Help in Nordrhein-Westfalen"),
    Case("tr", "Hilfe in NRW", "KRV’de yardım"),
    Case("uk", "Hilfe in NRW", "Допомога в NRW"),
    Case("ar", "Hilfe in NRW", "المساعدة في شمال الراين-وستفاليا (NRW)"),
    Case("fa", "Die Clearingstelle hilft", "مرکز (Clearingstelle) کمک می‌کند"),
    Case("en", "Die Clearingstellen helfen", "The clearing offices help"),
    Case("en", "Hilfe in NRW", "Help in the Land", (("NRW", ""),)),
    Case("pl", "Aus NRW für NRW", "Z NRW", (("NRW", ""),)),
    Case("ru", "Die Clearingstelle hilft", "Служба помогает", (("Clearingstelle", ""),)),
    Case("ar", "Die Clearingstelle hilft", "المركز يساعد", (("Clearingstelle", ""),)),
]
