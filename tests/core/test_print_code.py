"""The code on paper leads to the page, in every language, and costs few bytes."""

import io

import pytest
import resvg_py
import zxingcpp
from PIL import Image

from core.print_code import draw_print_code

ADDRESSES = [
    "https://portal.beispiel.example/de/",
    "https://portal.beispiel.example/ar/neu-hier/gesundheit/schwangerschaft-und-kinder/",
    "https://portal.beispiel.example/de-simple/neu-hier/rechte/hilfe-bei-gewalt-und-diskriminierung/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_code_can_be_read(address):
    svg = draw_print_code(address).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    picture = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=220, background="white"))))
    paper = Image.new("L", (picture.width + 40, picture.height + 40), 255)
    paper.paste(picture.convert("L"), (20, 20))
    assert [code.text for code in zxingcpp.read_barcodes(paper)] == [address]
    assert len(draw_print_code(address)) < 2400


def test_guide_carries_the_address_of_its_reader(db, client, settings):
    settings.SITE_URL = "https://portal.beispiel.example"
    for path in ("/de/neu-hier/gesundheit/arzt-finden/", "/uk/neu-hier/gesundheit/arzt-finden/"):
        assert draw_print_code(settings.SITE_URL + path) in client.get(path).content.decode()
