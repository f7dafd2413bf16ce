"""Findings in German sentences."""

import pytest

from translation.gate import Finding, Kind, explain

SHAPES = (("14", ""), ("", "15"), ("14", "15"))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(("source", "target"), SHAPES)
def test_every_kind_has_a_sentence(kind, source, target):
    sentence = explain(Finding(kind, source, target))
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_a_missing_number():
    assert explain(Finding(Kind.NUMBER, "14", "")) == "Die Zahl 14 fehlt in der Übersetzung."


def test_an_added_number():
    assert explain(Finding(Kind.NUMBER, "", "15")) == "Die Zahl 15 steht nicht im deutschen Text."


def test_a_changed_amount():
    expected = "Im Deutschen steht der Betrag „2,50 Euro“, in der Übersetzung „$2.50“."
    assert explain(Finding(Kind.MONEY, "2,50 Euro", "$2.50")) == expected


def test_braces_of_a_placeholder_are_text():
    assert explain(Finding(Kind.PLACEHOLDER, "{date}", "")) == "Der Platzhalter {date} fehlt in der Übersetzung."


def test_right_to_left_text_is_isolated():
    assert "„\u2068المادة 6\u2069“" in explain(Finding(Kind.LAW, "§ 5", "المادة 6"))


def test_a_long_text_is_shortened():
    assert len(explain(Finding(Kind.SCRIPT, "", "a" * 500))) < 200
