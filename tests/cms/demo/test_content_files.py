"""What is wrong with a content file is said with its name and line."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from cms.demo.bodies import BodyBuilder, References
from cms.demo.fields import build_guide
from cms.demo.files import Block, ContentError, read_file
from cms.demo.merging import is_translatable, merge
from cms.demo.pages import Node, PageLoader
from cms.demo.richtext import FOREIGN_WORDS, render_markdown
from newcomers.models import GuidePage
from tests.environment import PROJECT


@pytest.fixture
def read(tmp_path):
    """Return the content of a file that holds a text."""

    def write_and_read(text: str, name: str = "seite.yaml"):
        path = tmp_path / "demo" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return read_file(path, tmp_path / "demo")

    return write_and_read


@pytest.fixture
def refusal(read):
    """Return what is said about a text that must be refused, by a step that reads it."""

    def tell(text: str, step=lambda content: content) -> str:
        with pytest.raises(ContentError) as caught:
            step(read(text))
        return str(caught.value)

    return tell


def build(content) -> list[dict]:
    return BodyBuilder("seite", References(pages={"da": 1}, images={"bild": 2})).build_body(content["body"])


BROKEN_FILES = [
    ("title: a\n  lead: b\n", "demo/seite.yaml:2: not readable as YAML: mapping values are not allowed here"),
    ("title: 'a\n", "demo/seite.yaml:2: not readable as YAML: found unexpected end of stream"),
    ("title: a\nlead: b\ntitle: c\n", "demo/seite.yaml:3: “title” stands twice"),
    ("", "demo/seite.yaml: the file is empty"),
]
BROKEN_BODIES = [
    ("- unknown: a", "“unknown” is no kind of block"),
    ("- {text: a, heading: b}", "a block has exactly one kind"),
    ("- heading: [a]", "text expected"),
    ("- text: {a: b}", "text expected"),
    ("- steps: a", "a list expected"),
    ("- text: '[x](page:fort)'", "no page has the slug “fort”"),
    ("- image: {image: fort, alt: a}", "“fort” is not among the images"),
    ("- image: {image: bild}", "“alt” is missing"),
    ("- measures: [fort]", "“fort” is not among the measures"),
    ("- indicator: fort", "“fort” is not among the indicators"),
    ("- table: {caption: a, columns: [a, b], rows: [[1, 2], [1]]}", "a row of the table has 1 cells, its head has 2"),
    ("- table: {caption: a, columns: a, rows: []}", "“columns” is a str, not what is expected here"),
]


@pytest.mark.parametrize(("text", "message"), BROKEN_FILES)
def test_broken_file(refusal, text, message):
    assert refusal(text) == message


@pytest.mark.parametrize(("entry", "message"), BROKEN_BODIES)
def test_broken_body_is_named_by_its_line(refusal, entry, message):
    assert refusal(f"title: a\nbody:\n  - heading: gut\n  {entry}\n", build) == f"demo/seite.yaml:4: {message}"


def test_entry_that_is_no_mapping_is_refused_like_any_other(refusal):
    message = refusal("title: a\nbody:\n  - heading: gut\n  - nur Text\n", build)
    assert message == "demo/seite.yaml:3: “nur Text” is no block: a block is a mapping with one key"


def test_value_of_another_kind_is_refused(read):
    loader = PageLoader(Path("demo"), References(), {})
    node = Node("seite", GuidePage, "guides", None, build_guide)
    with pytest.raises(ContentError, match=r"demo/seite\.yaml:1: a value is not of the kind that is expected here"):
        loader.build_fields(node, read("title: a\nsummary: b\noffice: 110\nbody: []\n"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("summary: b\nbody: []\n", "demo/seite.yaml:1: “title” is missing"),
        ("title: 7\nsummary: b\nbody: []\n", "demo/seite.yaml:1: “title” is a int, not what is expected here"),
        ("title: a\nsummary: b\nbody: []\ncontacts: [fort]\n", "demo/seite.yaml:1: “fort” is not among the contacts"),
        ("title: a\nsummary: b\nbody: []\nrelated: [fort]\n", "demo/seite.yaml:1: “fort” is not among the pages"),
    ],
)
def test_broken_guide(refusal, text, message):
    assert refusal(text, lambda content: build_guide(content, BodyBuilder("seite", References()))) == message


@pytest.mark.parametrize(
    ("translated", "message"),
    [
        ("title: A\nlead: B\n", "demo/en.yaml:1: “lead” does not stand in demo/seite.yaml"),
        ("body:\n  - heading: A\n", "demo/en.yaml:2: .body has 2 entries in German and 1 here"),
        ("body: A\n", "demo/seite.yaml:3: .body has 2 entries in German and 0 here"),
        ("body:\n  - heading: A\n  - steps: []\n", "demo/seite.yaml:4: .body[1].steps has 1 entries in German and 0 here"),
        ("body:\n  - heading: A\n  - A\n", "demo/seite.yaml:4: .body[1] must be a mapping"),
    ],
)
def test_translation_that_is_built_otherwise(read, translated, message):
    source = read("title: a\nbody:\n  - heading: a\n  - steps: [{title: a, text: b}]\n")
    with pytest.raises(ContentError) as caught:
        merge(source, read(translated, "en.yaml"), [])
    assert str(caught.value) == message


def test_merged_page_holds_what_is_not_translated_and_tells_what_is_missing(read):
    source = read("title: a\norder: 2\nurl: u\noffice: o\nbody:\n  - phrases: [{say: s, when: w}]\n  - measures: [m]\n")
    missing: list[str] = []
    merged = merge(source, read("title: A\nbody:\n  - phrases: [{say: S}]\n  - measures: {}\n", "en.yaml"), missing)
    assert (merged["title"], merged["order"], merged["office"]) == ("A", 2, "o")
    assert merged["body"] == [{"phrases": [{"say": "S", "when": "w", "german": "s"}]}, {"measures": ["m"]}]
    assert missing == [".office", ".body[0].phrases[0].when"]


@pytest.mark.parametrize(
    ("key", "block", "expected"),
    [
        ("title", {}, True),
        ("url", {}, False),
        ("poster", {"poster": "p"}, False),
        ("name", {"name": "n", "function": "f"}, False),
        ("name", {"name": "n", "number": "1"}, True),
        ("number", {"number": "1"}, False),
    ],
)
def test_what_is_translated(key, block, expected):
    assert is_translatable(key, block) is expected


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Ein **fetter** Satz.", "<p>Ein <b>fetter</b> Satz.</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("7. Kongress", "<p>7. Kongress</p>"),
        ("[hier](page:da)", '<p><a id="1" linktype="page">hier</a></p>'),
        ("[dort](https://a.example/)", '<p><a href="https://a.example/">dort</a></p>'),
        ("Das [Case **Management**]{en}.", '<p>Das <a lang="en" linktype="language">Case <b>Management</b></a>.</p>'),
        ("[A]{en} [hier](page:da) [b]{C}", '<p><a lang="en" linktype="language">A</a> <a id="1" linktype="page">hier</a> [b]{C}</p>'),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("# keine Überschrift", "<p># keine Überschrift</p>"),
    ],
)
def test_markdown(markdown, html):
    assert render_markdown(markdown, Block(), {"da": 1}) == html


def test_unknown_language_of_words_is_named_with_its_line():
    with pytest.raises(ContentError, match=r"seite.yaml:1: “xx” is no language that words can be marked with"):
        render_markdown("Das [Wort]{xx}.", as_block({}), {})


def read_demonstration() -> list[tuple[str, list[str], list[str]]]:
    """Return the marks of words in each translated file of the demonstration and in its German one."""
    root = PROJECT / "demo"
    translations = [folder for folder in root.iterdir() if (folder / "site.yaml").exists() and folder.name not in {"de", "de-simple"}]
    pairs = [(path, root / "de" / path.relative_to(folder)) for folder in translations for path in folder.rglob("*.yaml")]
    return [(str(path), *(FOREIGN_WORDS.findall(one.read_text(encoding="utf-8")) for one in (path, german))) for path, german in pairs]


def test_translations_of_the_demonstration_have_the_marks_of_the_german_files():
    files = read_demonstration()
    assert [one for one in files if one[1] != one[2]] == []
    assert sum(map(bool, (one[1] for one in files))) >= 15


def test_page_and_translation_have_the_same_ids():
    references = References()
    first, second = (BodyBuilder("seite", references).build_body([as_block({"heading": text})]) for text in ("a", "A"))
    assert first[0]["id"] == second[0]["id"]
    assert BodyBuilder("andere", references).build_body([as_block({"heading": "a"})])[0]["id"] != first[0]["id"]


def as_block(values: dict) -> Block:
    block = Block(values)
    block.path, block.line = Path("demo/seite.yaml"), 1
    return block


def test_no_number_of_the_ukrainian_texts_can_be_torn():
    """Its thousands are set apart by a space, which must be one that no line breaks at (U+00A0). Telephone numbers are no numbers."""
    torn = re.compile(r"(?<![\d.,/+()-])(?<!\d )\d{1,3} \d{3}(?!\d)(?! \d)")
    found = [
        f"{path.name}: {number[0]}"
        for path in (settings.BASE_DIR / "demo" / "uk").rglob("*.yaml")
        for number in torn.finditer(path.read_text(encoding="utf-8"))
        if not number[0].startswith("116 ")
    ]
    assert found == []
