"""References to laws."""

from tests.translation.gate.cases.case import Case

LAW = [
    Case("en", "nach § 5", "under Section 5"),
    Case("en", "Art. 3 GG", "Article 3 GG (Basic Law)"),
    Case("en", "§§ 44, 44a AufenthG", "§§ 44 and 44a AufenthG"),
    Case("en", "§ 3 Absatz 2", "§ 3(2)"),
    Case("tr", "nach § 5 AsylbLG", "AsylbLG’nin 5. maddesine göre"),
    Case("pl", "nach § 5", "zgodnie z § 5"),
    Case("uk", "nach § 4 AsylbLG", "за § 4 AsylbLG"),
    Case("ru", "nach § 5 SGB XII", "согласно статье 5 SGB XII"),
    Case("ru", "§ 3 Abs. 2", "ч. 2 ст. 3"),
    Case("bg", "Art. 3 GG", "чл. 3 GG"),
    Case("ar", "nach § 5", "وفقًا للمادة 5"),
    Case("ar", "§§ 1 und 2", "§§ 1 و 2"),
    Case("ar", "§ 4 AsylbLG", "§ 4 من AsylbLG"),
    Case("fa", "nach § 5 AsylbLG", "طبق مادهٔ ۵ AsylbLG"),
    Case("en", "nach § 5", "under number 5", (("§ 5", "5"),)),
    Case("en", "§ 5 AsylbLG", "§ 5 of the Act", (("AsylbLG", ""),)),
    Case("pl", "§§ 44, 44a", "§§ 44, 44b", (("44a", "44b"),)),
    Case("tr", "§ 3 Absatz 2", "§ 3 fıkra 3", (("2", "fıkra 3"),)),
    Case("ru", "§ 4 AsylbLG", "§ 6 AsylbLG", (("§ 4", "§ 6"),)),
    Case("uk", "§ 5 SGB XII", "§ 5 SGB II", (("SGB XII", ""),)),
    Case("uk", "§ 5 SGB II", "§ 5 SGB III", (("SGB II", ""),)),
    Case("ar", "nach § 5", "وفقًا للمادة 6", (("§ 5", "للمادة 6"),)),
    Case("fa", "nach § 5", "طبق قانون", (("§ 5", ""),)),
]
