"""Every kind of finding that a check can report has German words."""

import ast
import re
from pathlib import Path

import pytest

from core.publishing.refusals import RefusedPublication, refuse_findings
from core.publishing.wording import WORDINGS, word_finding

ROOT = Path(__file__).resolve().parents[2]
CHECKS = ("core/pdf/proof.py", "core/pdf/proof_parents.py", "strategy/files/epub_check.py")


def read_sentences(path: Path) -> list[str]:
    """Return the sentences of a check, with ``1`` wherever it puts a value in."""
    found, parts = [], set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            parts |= {id(part) for part in node.values}
            found.append("".join(part.value if isinstance(part, ast.Constant) else "1" for part in node.values))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
            found.append(node.value)
    documented = {ast.get_docstring(node, clean=False) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                  if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)}  # fmt: skip
    return [one for one in found if one not in documented and re.search(r"[a-z]+ [a-z]+", one) and len(one) > 12]


@pytest.mark.parametrize("path", CHECKS)
def test_every_sentence_of_a_check_has_german_words(path):
    # Sentences that carry another one (a block, a name of a count) are whole only with it.
    wholes = {"In the HTML, but not in the tag tree: 1": "In the HTML, but not in the tag tree: P “Text”",
              "In the tag tree, but not in the HTML: 1": "In the tag tree, but not in the HTML: P “Text”",
              "Heading 1 is 1 in the HTML, 1 in the PDF.": "Heading 1 is H1 “Eins” in the HTML, H2 “Zwei” in the PDF.",
              "1 1 of the PDF do not lead back to their tag.": "3 links of the PDF do not lead back to their tag.",
              "1: 1 in the HTML, 1 in the PDF.": "Tables (Table): 1 in the HTML, 1 in the PDF.",
              "1 “1”: 1 in the HTML, 1 in the PDF.": "Language change (Lang) “en”: 1 in the HTML, 2 in the PDF."}  # fmt: skip
    sentences = [wholes.get(one, one) for one in read_sentences(ROOT / path)]
    assert sentences
    assert [one for one in sentences if one.endswith((".", "1", "”")) and word_finding(one) == one] == []


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        ("PDF/UA-1: Figure without Alt", "Das Prüfprogramm sagt: „Figure without Alt“"),
        ("In the HTML, but not in the tag tree: P “Ein Satz”", "fehlt dieser Text für Vorleseprogramme: „Ein Satz“"),
        ("section-2.xhtml: the link #weg leads nowhere.", "Der Link #weg führt ins Leere"),
        ("Was nobody worded", "Was nobody worded"),
    ],
)
def test_words(finding, words):
    assert words in word_finding(finding)


def test_refusal_speaks_german():
    with pytest.raises(RefusedPublication, match="Der Datei fehlen die Lesezeichen"):
        refuse_findings(["The PDF has no bookmarks, though the HTML has headings."])


@pytest.mark.parametrize(
    ("finding", "end"),
    [
        ("In the HTML, but not in the tag tree: P “Ein Satz”", "Vorleseprogramme: „Ein Satz“. Bitte dem Betrieb melden."),
        ("section-2.xhtml: the link #weg leads nowhere.", "führt ins Leere. Bitte das Ziel im Kapitel prüfen."),
    ],
)
def test_refusal_says_once_what_to_do(finding, end):
    with pytest.raises(RefusedPublication) as caught:
        refuse_findings([finding])
    assert str(caught.value).endswith(end)


def test_no_wording_asks_for_a_group_that_its_pattern_lacks():
    for pattern, german in WORDINGS:
        assert set(re.findall(r"\{(\d)\}", german)) <= {str(number) for number in range(pattern.groups)}
