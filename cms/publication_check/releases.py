"""PDF and press kit of every published release in all its languages, and the feeds: read again as somebody would who got them."""

import io
import json
import zipfile
from collections.abc import Iterator

from django.test import RequestFactory
from django.utils import translation
from lxml import etree
from PIL import Image

from core import snapshot
from core.pdf import compare
from core.pdf.conformity import validate
from core.publishing.archives import SUMS
from core.publishing.storing import digest_bytes
from news.feeds import show_atom, show_json
from news.models import NewsPage, PressFile
from news.press.building import Inputs, read_inputs
from news.press.document import write_text
from news.press.kit import name_picture
from news.press.pictures import PRINT_DENSITY, SPECS, list_pictures

ATOM = "{http://www.w3.org/2005/Atom}"


def check_files() -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each published version and what is wrong with its files."""
    for page in NewsPage.objects.live().select_related("locale").order_by("-date", "pk"):
        yield f"{page.slug}, {page.locale.language_code}", list(check_version(page.pk))


def check_version(page_id: int) -> Iterator[str]:
    """Yield what is wrong with PDF and kit of one version."""
    inputs = read_inputs(page_id)
    contents = {}
    for kind, digest in inputs.digests.items():
        row = PressFile.objects.filter(release=page_id, kind=kind).first()
        if row is None or not row.is_available:
            yield f"{kind}: there is no file yet"
            return
        contents[kind] = row.path.read_bytes()
        if row.input_digest != digest:
            yield f"{kind}: is not what the release says now"
        if digest_bytes(contents[kind]) != row.content_digest or len(contents[kind]) != row.size:
            yield f"{kind}: size or digest are not those that are told"
    yield from validate(contents["pdf"])
    yield from compare(inputs.document.embed_pictures(), contents["pdf"])
    yield from check_kit(inputs, contents["kit"], contents["pdf"])


def check_kit(inputs: Inputs, content: bytes, pdf: bytes) -> Iterator[str]:
    """Yield what is wrong with a kit: its names, its checksums, its text, PDF and pictures."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    held = {name: archive.read(name) for name in archive.namelist()}
    stem = f"{inputs.page.slug}_{inputs.document.language_code}"
    pictures = {name_picture(picture, use): use for picture in list_pictures(inputs.page) for use in SPECS}
    expected = {f"{stem}.pdf": pdf, f"{stem}.txt": write_text(inputs.document.html).encode()}
    expected |= {name: text.encode() for name, text in inputs.leaflets.items()}
    if held.keys() != {*expected, *pictures, SUMS}:
        yield f"kit: holds {', '.join(sorted(held))}"
        return
    yield from (f"kit: {name} is not what it should be" for name, wanted in expected.items() if held[name] != wanted)
    for name, use in pictures.items():
        picture = Image.open(io.BytesIO(held[name]))
        picture.load()
        if use == "druck" and picture.info.get("dpi") != (PRINT_DENSITY, PRINT_DENSITY):
            yield f"kit: {name} is not for print"
    sums = dict(reversed(line.split("  ", 1)) for line in held.pop(SUMS).decode().splitlines())
    if sums != {name: digest_bytes(part) for name, part in held.items()}:
        yield "kit: the checksums are not right"


def check_feeds() -> Iterator[tuple[str, list[str]]]:
    """Yield the address of each feed, all releases and each topic in every language, and what is wrong with it."""
    current = snapshot.get_current()
    for code in current.tree.get_homes():
        for key in (None, *(topic.key for topic in current.topics.values())):
            with translation.override(code):
                yield f"/{code}/feed{f'/{key}' if key else ''}", list(check_feed(code, key))


def check_feed(language_code: str, topic_key: str | None) -> Iterator[str]:
    """Yield what is wrong with a feed: whether both forms can be read, and tell the same."""
    request = RequestFactory().get("/")
    atom = etree.fromstring(show_atom(request, language_code, topic_key).content)
    items = json.loads(show_json(request, language_code, topic_key).content)["items"]
    entries = [(entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}title")) for entry in atom.findall(f"{ATOM}entry")]
    if entries != [(item["id"], item["title"]) for item in items]:
        yield "Atom and JSON do not tell the same releases"
    if len(set(entries)) != len(entries):
        yield "a release stands in it twice"
    yield from (f"an entry without a title: {address}" for address, title in entries if not title)
