"""What the content files say for the translators' desk: the need of a page, protected names."""

import pytest

from cms.demo.desk import load_names, write_need
from cms.demo.files import ContentError, read_file
from tests.environment import PROJECT
from tests.translation.edits import find_page
from translation.coverage import collect_coverage
from translation.models import PagePriority, Priority, ProtectedName

NAMES = "- name: NRW\n  variants:\n    uk: [НРВ, Північний Рейн-Вестфалія]\n- name: BAMF\n"
BROKEN = [
    ("name: NRW\n", "demo/names.yaml: a list expected"),
    ("- variants: {uk: [НРВ]}\n", "demo/names.yaml:1: “name” is missing"),
    ("- name: NRW\n  variants: [НРВ]\n", "demo/names.yaml:1: “variants” must map languages to lists"),
    ("- name: NRW\n  variants: {uk: НРВ}\n", "demo/names.yaml:1: “variants” must map languages to lists"),
    ("- name: NRW\n  variants: {xx: [НРВ]}\n", "demo/names.yaml:1: variants: Die Sprache „xx“ gibt es nicht (НРВ)."),
    ("- name: NRW\n- name: NRW\n", "demo/names.yaml:2: name: "),
]


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "demo"
    root.mkdir()
    return root


def write(root, name: str, text: str):
    (root / name).write_text(text, encoding="utf-8")
    return root / name


def test_names(root, db):
    write(root, "names.yaml", NAMES)
    assert load_names(root) == 2
    nrw = ProtectedName.objects.get(name="NRW")
    assert nrw.get_variants("uk") == ("НРВ", "Північний Рейн-Вестфалія")
    assert nrw.get_variants("ar") == ()


def test_variant_without_a_language_is_for_all(db):
    name = ProtectedName(name="NRW", variants="Nordrhein-Westfalen\nar: شمال الراين\n\n")
    assert name.get_variants("en") == ("Nordrhein-Westfalen",)
    assert name.get_variants("ar") == ("Nordrhein-Westfalen", "شمال الراين")


def test_site_without_names(root, db):
    assert load_names(root) == 0


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_broken_names(root, db, text, message):
    write(root, "names.yaml", text)
    with pytest.raises(ContentError) as caught:
        load_names(root)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("need", ["emergency", "high", "normal", "low"])
def test_need(root, db, need):
    page = find_page("arzt-finden")
    write_need(page, read_file(write(root, "page.yaml", f"title: a\nneed: {need}\n"), root))
    assert PagePriority.objects.get(page_id=page.pk).priority == Priority[need.upper()]
    rows = [row for row in collect_coverage(["ar"]) if row.kind == "page"]
    assert (rows[0].key == str(page.translation_key)) is (need in ("emergency", "high"))
    assert (rows[-1].key == str(page.translation_key)) is (need == "low")


def test_page_without_need_is_normal(root, db):
    page = find_page("arzt-finden")
    write_need(page, read_file(write(root, "page.yaml", "title: a\n"), root))
    assert not PagePriority.objects.filter(page_id=page.pk).exists()


def test_unknown_need(root, db):
    content = read_file(write(root, "page.yaml", "title: a\nneed: much\n"), root)
    with pytest.raises(ContentError, match=r"demo/page.yaml:1: “need” must be one of emergency, high, normal, low, not “much”"):
        write_need(find_page("arzt-finden"), content)


def test_demonstration_begins_with_emergencies(db):
    demo = PROJECT / "demo"
    needs = {path.stem: read_file(path, demo).get("need") for path in sorted((demo / "de").glob("[gp]*/*.yaml"))}
    assert [slug for slug, need in needs.items() if need == "emergency"] == ["hilfe-bei-gewalt-und-diskriminierung", "notfall"]
    assert load_names(demo) >= 15
