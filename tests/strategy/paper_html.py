"""Two small papers, as the template of the paper writes them, with every kind of block. For tests of the files made from it."""

import base64
import io

from PIL import Image


def draw() -> str:
    """Return a picture as a ``data:`` address."""
    output = io.BytesIO()
    Image.new("RGB", (16, 9), "#2044aa").save(output, "JPEG")
    return "data:image/jpeg;base64," + base64.b64encode(output.getvalue()).decode()


GERMAN = f"""<!DOCTYPE html>
<html lang="de" dir="ltr"><head><meta charset="utf-8"><title>Strategie der Proben</title>
<meta name="author" content="Amt für Proben"><meta name="description" content="Was geprobt wird"></head><body>
<header class="cover"><p class="publisher">Amt für Proben</p><p class="title">Strategie der Proben</p></header>
<nav class="toc"><h1>Inhalt</h1><ol><li><a href="#kapitel-1">Kapitel 1</a><ol><li><a href="#ziele">Ziele</a></li></ol></li></ol></nav>
<section class="chapter" id="kapitel-1"><h1>Kapitel 1</h1>
<p class="lead">Ein Vorspann.</p>
<p id="absatz-1">Ein <b>Satz</b> mit <span lang="en">inclusion</span> und einem <a href="https://example.org/">Verweis</a>.
<span class="fn">Eine Anmerkung.</span></p>
<h2 id="ziele">Ziele</h2>
<ul><li>Rampen bauen</li><li>Türen verbreitern:<ol><li><p>messen</p></li><li><p>umbauen</p></li></ol></li></ul>
<figure><img src="{draw()}" alt="Ein blaues Feld" data-name="Feld"><figcaption>Das Bild</figcaption></figure>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="50mm" height="50mm" role="img" aria-label="Balken: 2024 drei">
<rect width="9" height="9"/><text x="1" y="8">3</text></svg>
<table><caption>Rampen</caption><thead><tr><th scope="col">Ort</th><th scope="col">Zahl</th></tr></thead>
<tbody><tr><th scope="row">Ort 1</th><td class="num">3</td></tr></tbody></table>
<dl><dt>Zuständig</dt><dt>Beteiligt</dt><dd>Amt A</dd><dt>Frist</dt><dd>2028</dd></dl>
<blockquote><p>Ein Ausspruch.<br>Eine Beteiligte</p></blockquote>
<div class="goal">Loser Text &amp; <i>mehr</i></div>
<p lang="en">This is English.</p>
</section></body></html>"""

WORDS = {
    'lang="de" dir="ltr"': 'lang="fa" dir="rtl"',
    "Strategie der Proben": "راهبرد آزمون‌ها",
    "Amt für Proben": "ادارهٔ آزمون",
    "Inhalt": "فهرست",
    "Kapitel 1": "فصل ۱",
    "Ein Vorspann.": "می‌خواهیم همه وارد شوند.",
    "Eine Anmerkung.": "یک یادداشت.",
    "Rampen bauen": "ساختن شیب‌راهه",
}
PERSIAN = GERMAN
for german, persian in WORDS.items():
    PERSIAN = PERSIAN.replace(german, persian)
