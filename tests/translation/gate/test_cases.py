"""The gate against the table of cases."""

from collections import Counter

import pytest

from cms.languages import LANGUAGES
from tests.translation.gate.cases import CASES
from tests.translation.gate.cases.names import NAMES, Name
from translation.gate import Finding, Kind, check

BY_CODE = {language.code: language for language in LANGUAGES}
ROWS = [(kind, case) for kind, cases in CASES.items() for case in cases]
LEAST_CASES = 140


@pytest.mark.parametrize(("kind", "case"), ROWS, ids=lambda value: getattr(value, "translation", value)[:40] or "empty")
def test_case(kind, case):
    findings = check(case.german, case.translation, BY_CODE[case.language], protected=NAMES, foreign_words=case.foreign_words)
    assert [(finding.source, finding.target) for finding in findings] == list(case.found)
    assert all(finding.kind is kind for finding in findings)


def test_every_kind_has_good_and_bad_cases_in_every_script():
    seen = Counter((kind, BY_CODE[case.language].script, bool(case.found)) for kind, case in ROWS)
    missing = [
        (kind, script, is_bad)
        for kind in set(Kind) - {Kind.LENGTH}
        for script in ("Latn", "Cyrl", "Arab")
        for is_bad in (True, False)
        if not seen[kind, script, is_bad]
    ]
    assert missing == []


def test_the_table_is_long_enough():
    assert len(ROWS) >= LEAST_CASES


def test_protected_name_may_begin_like_another():
    names = (Name("Diakonie"), Name("Diakoniewerk"))
    assert check("Diakoniewerk", "Diakoniewerk", BY_CODE["ar"], protected=names) == []


def test_german_may_be_allowed():
    text = "Ich brauche einen Arzt."
    assert check(text, text, BY_CODE["ar"], allows_german=True) == []


def test_allowed_german_must_keep_its_numbers():
    assert check("Ich bin 14 Jahre alt.", "Ich bin 15 Jahre alt.", BY_CODE["tr"], allows_german=True) == [Finding(Kind.NUMBER, "14", "15")]


def test_a_fact_is_reported_once_and_as_the_most_specific_kind():
    german = "Am 14. Januar 2022 unter 0211 544 173 22 nach § 4 AsylbLG auf www.kim.nrw/14 für 30 Euro"
    kinds = [finding.kind for finding in check(german, "Nothing of that.", BY_CODE["en"])]
    assert sorted(kinds) == sorted([Kind.LAW, Kind.WEB, Kind.LAW, Kind.DATE, Kind.PHONE, Kind.MONEY])


def test_an_unknown_language_is_compared_by_figures_alone():
    sorani = BY_CODE["ar"]._replace(code="ckb")
    assert check("In 14 Tagen", "لە ١٤ ڕۆژدا", sorani) == []
    assert check("In 14 Tagen", "لە ١٥ ڕۆژدا", sorani) == [Finding(Kind.NUMBER, "14", "١٥")]
