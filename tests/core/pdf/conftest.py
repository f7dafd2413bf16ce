"""One small strategy paper in German and Arabic that holds every part print.css knows.

The sentences are the tests' own; the Arabic says the same as the German.
"""

import base64
import io
from types import SimpleNamespace

import pytest
from PIL import Image

from core.pdf import print_stylesheet, render_pdf

GERMAN = {
    "lang": "de",
    "dir": "ltr",
    "title": "Strategie für Probeläufe",
    "publisher": "Amt für Erprobung",
    "subtitle": "Was wir bis 2030 erreichen wollen",
    "date": "4. Mai 2026",
    "imprint": "Impressum",
    "imprint_text": "Herausgegeben vom Amt für Erprobung, Musterstraße 1.",
    "contents": "Inhalt",
    "first": "Worum es geht",
    "lead": "Dieses Papier prüft, ob eine Datei vorlesbar ist.",
    "foreign": 'Das Leitwort heißt <span lang="en">inclusion by design</span> und gilt für alle.',
    "note": "Eine Fußnote mit <em>Betonung</em> und einem zweiten Satz.",
    "link": "Mehr dazu steht im Netz",
    "goals": "Ziele und Maßnahmen",
    "goal": "Ziel 1: Alle kommen hinein",
    "goal_text": "Bis 2030 sind alle Eingänge ohne Stufen erreichbar.",
    "terms": [
        ("Zuständig", ["Referat Bau", "Referat Verkehr"]),
        ("Frist", ["31. Dezember 2028"]),
    ],
    "points": ["Rampen bauen", "Türen verbreitern", "Schilder prüfen"],
    "steps": ["Erheben", "Planen", "Umsetzen"],
    "quote": "Wer nicht hineinkommt, kann nicht mitreden.",
    "speaker": "Eine Beteiligte",
    "numbers": "Zahlen",
    "photo": "Ein blaues Feld mit gelbem Rand",
    "photo_caption": "Abbildung 1: Probebild",
    "chart": "Balken: 2024 drei, 2025 fünf, 2026 acht Rampen",
    "chart_caption": "Abbildung 2: Rampen je Jahr",
    "table": "Tabelle 1: Rampen nach Ort",
    "columns": ["Ort", "Jahr", "Anzahl"],
    "place": "Ort Nummer",
    "reference": "Die Ziele stehen auf Seite",
}

ARABIC = {
    "lang": "ar",
    "dir": "rtl",
    "title": "استراتيجية التجربة",
    "publisher": "مكتب الاختبار",
    "subtitle": "ما نريد تحقيقه حتى عام 2030",
    "date": "4 مايو 2026",
    "imprint": "بيانات النشر",
    "imprint_text": "صادر عن مكتب الاختبار، شارع المثال 1.",
    "contents": "المحتويات",
    "first": "موضوع هذه الورقة",
    "lead": "تختبر هذه الورقة ما إذا كان الملف قابلاً للقراءة بصوت عالٍ.",
    "foreign": 'الكلمة الرئيسية هي <span lang="de" dir="ltr">Teilhabe für alle</span> وهي تشمل الجميع.',
    "note": "حاشية فيها <em>تأكيد</em> وجملة ثانية.",
    "link": "المزيد من المعلومات على الشبكة",
    "goals": "الأهداف والتدابير",
    "goal": "الهدف 1: الجميع يستطيع الدخول",
    "goal_text": "حتى عام 2030 تصبح جميع المداخل (بلا درجات) سهلة الوصول.",
    "terms": [
        ("الجهة المسؤولة", ["قسم البناء", "قسم المواصلات"]),
        ("الموعد", ["31 ديسمبر 2028"]),
    ],
    "points": ["بناء المنحدرات", "توسيع الأبواب", "فحص اللافتات"],
    "steps": ["الحصر", "التخطيط", "التنفيذ"],
    "quote": "من لا يستطيع الدخول لا يستطيع المشاركة في الحوار.",
    "speaker": "إحدى المشاركات",
    "numbers": "الأرقام",
    "photo": "حقل أزرق بإطار أصفر",
    "photo_caption": "الشكل 1: صورة تجريبية",
    "chart": "أعمدة: ثلاثة في 2024 وخمسة في 2025 وثمانية في 2026",
    "chart_caption": "الشكل 2: المنحدرات في كل سنة",
    "table": "الجدول 1: المنحدرات حسب المكان",
    "columns": ["المكان", "السنة", "العدد"],
    "place": "المكان رقم",
    "reference": "الأهداف مذكورة في الصفحة",
}

TEXTS = {"de": GERMAN, "ar": ARABIC}
TABLE_ROWS = 40


def photo_address() -> str:
    """Return a small JPEG as data: address; WeasyPrint asks to interpolate JPEGs."""
    image = Image.new("RGB", (160, 90), "#ffce00")
    image.paste("#2044aa", (8, 8, 152, 82))
    output = io.BytesIO()
    image.save(output, "JPEG", quality=70)
    return "data:image/jpeg;base64," + base64.b64encode(output.getvalue()).decode()


def paper_html(text: dict) -> str:
    chart_bars = "".join(
        f'<rect x="{10 + 60 * index}" y="{90 - 9 * count}" width="40" '
        f'height="{9 * count}" fill="#2044aa"/>'
        f'<text x="{30 + 60 * index}" y="104" text-anchor="middle" '
        f'font-size="10">{2024 + index}</text>'
        for index, count in enumerate((3, 5, 8))
    )
    rows = "".join(
        f'<tr><th scope="row">{text["place"]} {number}</th>'
        f'<td class="num">{2020 + number % 7}</td>'
        f'<td class="num">{number * 3 if number % 9 else ""}</td></tr>'
        for number in range(1, TABLE_ROWS + 1)
    )
    points = "".join(f"<li>{point}</li>" for point in text["points"])
    steps = "".join(f"<li><p>{step}</p></li>" for step in text["steps"])
    terms = "".join(f"<dt>{term}</dt>" + "".join(f"<dd>{value}</dd>" for value in values) for term, values in text["terms"])
    place, *numbers = text["columns"]
    columns = f'<th scope="col">{place}</th>' + "".join(f'<th scope="col" class="num">{column}</th>' for column in numbers)
    return f"""<!DOCTYPE html>
<html lang="{text["lang"]}" dir="{text["dir"]}">
<head><meta charset="utf-8"><title>{text["title"]}</title></head>
<body>
<header class="cover">
  <p class="publisher">{text["publisher"]}</p>
  <h1>{text["title"]}</h1>
  <p class="subtitle">{text["subtitle"]}</p>
  <p class="date">{text["date"]}</p>
</header>
<section class="imprint"><h1>{text["imprint"]}</h1>
  <p>{text["imprint_text"]}</p><address>office@example.org</address></section>
<nav class="toc"><h1>{text["contents"]}</h1><ol>
  <li><a href="#first">{text["first"]}</a></li>
  <li><a href="#goals">{text["goals"]}</a><ol>
    <li><a href="#goal">{text["goal"]}</a></li></ol></li>
  <li><a href="#numbers">{text["numbers"]}</a></li></ol></nav>
<main>
<section class="chapter" id="first"><h1>{text["first"]}</h1>
  <p class="lead">{text["lead"]}</p>
  <p>{text["foreign"]}<span class="fn">{text["note"]}</span> {text["lead"]}</p>
  <p><a href="https://example.org/">{text["link"]}</a>.
    {text["reference"]} <a class="page-ref" data-page="S." href="#goals">{text["goals"]}</a>.</p>
  <p lang="en" dir="ltr">This paragraph is in English.<span class="fn">A note in English.</span></p>
</section>
<section class="chapter" id="goals"><h1>{text["goals"]}</h1>
  <div class="goal" id="goal"><h2>{text["goal"]}</h2><p>{text["goal_text"]}</p></div>
  <dl>{terms}</dl>
  <ul>{points}<li>{text["goals"]}<ol>{steps}</ol></li></ul>
  <h2>{text["link"]}</h2><h3>{text["speaker"]}</h3><p>{text["lead"]}</p>
  <blockquote><p>{text["quote"]}</p><footer>{text["speaker"]}</footer></blockquote>
</section>
<section class="chapter" id="numbers"><h1>{text["numbers"]}</h1>
  <figure><img src="{photo_address()}" alt="{text["photo"]}">
    <figcaption>{text["photo_caption"]}</figcaption></figure>
  <p>{text["goal_text"]}<img src="{photo_address()}" alt="" role="presentation"
    style="height: 1em"></p>
  <figure class="chart"><figcaption>{text["chart_caption"]}</figcaption>
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 190 110" role="img"
      aria-label="{text["chart"]}">{chart_bars}</svg></figure>
  <table><caption>{text["table"]}</caption><thead><tr>{columns}</tr></thead>
    <tbody>{rows}</tbody></table>
</section>
</main></body></html>"""


def make_paper(language: str) -> SimpleNamespace:
    html = paper_html(TEXTS[language])
    pdf = render_pdf(html, stylesheets=[print_stylesheet()], language=language, base_url=None)
    return SimpleNamespace(language=language, html=html, pdf=pdf)


@pytest.fixture(scope="session", params=sorted(TEXTS))
def paper(request):
    """A rendered paper: .language, .html, .pdf; once in Arabic, once in German."""
    return make_paper(request.param)


@pytest.fixture(scope="session")
def german_paper():
    return make_paper("de")
