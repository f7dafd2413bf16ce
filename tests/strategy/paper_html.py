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
<nav class="toc"><h1>Inhalt</h1><ol><li><a href="#kapitel-1">Kapitel 1</a><ol><li><a href="#kapitel-1-1">Ziele</a></li></ol></li></ol></nav>
<section class="chapter" id="kapitel-1"><h1>Kapitel 1</h1>
<p class="lead">Ein Vorspann.</p>
<p><span class="pn" id="absatz-1">1</span>
Ein <b>Satz</b> mit einem <a href="https://example.org/">Verweis</a>.<span class="fn">Eine Anmerkung.</span>
Noch ein Satz.</p>
<h2 id="kapitel-1-1">Ziele</h2>
<ul><li>Rampen bauen</li><li>Türen verbreitern<span class="fn">Ab 90 Zentimetern.</span></li></ul>
<ol><li><p><b>Messen</b></p><p>Jede Tür.</p></li><li><p><b>Umbauen</b></p></li></ol>
<figure><img src="{draw()}" alt="Ein blaues Feld" data-name="Feld"><figcaption>Das Bild <span>Foto: Amt</span></figcaption></figure>
<figure class="chart"><figcaption>Rampen</figcaption>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="50mm" height="50mm" role="img" aria-label="Balken: 2024 drei">
<rect width="9" height="9"/><text x="1" y="8">3</text></svg></figure>
<table><caption>Rampen</caption><thead><tr><th scope="col">Ort</th><th scope="col">Zahl</th></tr></thead>
<tbody><tr><th scope="row">Ort 1</th><td class="num"><bdi dir="ltr">3</bdi></td></tr></tbody></table>
<h3>Rampen bauen</h3><p>An jedem Eingang.</p><dl>
<dt>Zuständig</dt><dd>Amt A</dd><dt>Frist</dt><dd><bdi dir="ltr">2028</bdi></dd></dl>
<div class="unit"><p><span class="pn" id="absatz-4">4</span> </p>
<div class="goal"><h3><bdi dir="ltr">I.1</bdi> Offene Türen</h3><p>Alle kommen hinein.</p></div></div>
</section></body></html>"""

WORDS = {
    'lang="de" dir="ltr"': 'lang="fa" dir="rtl"',
    "<span>Foto": '<span lang="de" dir="ltr">Foto',
    "Strategie der Proben": "راهبرد آزمون‌ها",
    "Amt für Proben": "ادارهٔ آزمون",
    "Inhalt": "فهرست",
    "Kapitel 1": "فصل ۱",
    "Ein Vorspann.": "می‌خواهیم همه وارد شوند.",
    "Eine Anmerkung.": "یک یادداشت.",
    "Noch ein Satz.": "یک جملهٔ دیگر.",
    "Rampen bauen": "ساختن شیب‌راهه",
}
PERSIAN = GERMAN
for german, persian in WORDS.items():
    PERSIAN = PERSIAN.replace(german, persian)
