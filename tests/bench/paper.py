"""What a paper of a hundred pages costs: rendered and checked in a process of its own, as the worker does."""

import base64
import io
import resource
import statistics
import time

from PIL import Image

from core.pdf import print_stylesheet, render_apart

CHAPTERS, SECTIONS, PARAGRAPHS, ROWS = 10, 6, 8, 7
RUNS = 3
#: The most that a hundred pages may take, in seconds of processor time and bytes.
SECONDS_ALLOWED, MEMORY_ALLOWED = 12, 400 * 2**20
SENTENCES = {
    "de": "Die Strategie verbindet Arbeit, Sprache und Wohnen, weil Menschen diese Dinge zusammen erleben. Jedes Ziel hat eine Nummer. ",
    "ar": "تربط الاستراتيجية بين العمل واللغة والسكن، لأن الناس يعيشون هذه الأمور معًا. لكل هدف رقم ولكل تدبير جهة مسؤولة. ",
}


def draw_picture(number: int) -> str:
    """Return a photo-like picture of 1,200 by 700 pixels as a data: address."""
    noise = Image.effect_noise((300, 175), 60 + number).resize((1200, 700), Image.Resampling.BICUBIC).convert("RGB")
    output = io.BytesIO()
    noise.save(output, "JPEG", quality=82)
    return f"data:image/jpeg;base64,{base64.b64encode(output.getvalue()).decode()}"


def draw_chart(label: str) -> str:
    bars = "".join(
        f'<rect fill="#2044aa" x="{40 + 90 * bar}" y="{150 - 20 * bar}" width="50" height="{40 + 20 * bar}"/>' for bar in range(6)
    )
    size = 'viewBox="0 0 600 220" width="150mm" height="55mm"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{label}">{bars}</svg>'


def write_paper(code: str) -> str:
    """Return the paper as HTML: contents list, chapters with text, lists, boxes and tables."""
    sentence = SENTENCES[code]
    entries, chapters = [], []
    for chapter in range(1, CHAPTERS + 1):
        sections = []
        for section in range(1, SECTIONS + 1):
            rows = "".join(f'<tr><th scope="row">{2010 + row}</th><td class="num">{row * 37}</td></tr>' for row in range(ROWS))
            sections.append(
                f'<h2 id="s-{chapter}-{section}">{sentence[:30]}{section}</h2>'
                + f"<p>{sentence * 3}</p>" * PARAGRAPHS
                + f'<ul>{f"<li>{sentence}</li>" * 3}</ul><div class="goal"><h3>{section}</h3><p>{sentence}</p></div>'
                + f'<table><caption>{sentence[:40]}</caption><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
                + f"<tbody>{rows}</tbody></table>"
            )
        inner = "".join(f'<li><a href="#s-{chapter}-{section}">{section}</a></li>' for section in range(1, SECTIONS + 1))
        entries.append(f'<li><a href="#k-{chapter}">{chapter}</a><ol>{inner}</ol></li>')
        pictures = f'<figure><img src="{draw_picture(chapter)}" alt="{sentence[:40]}"><figcaption>{sentence}</figcaption></figure>'
        pictures += f"<figure>{draw_chart(sentence[:40])}<figcaption>{sentence[:50]}</figcaption></figure>"
        chapters.append(
            f'<section class="chapter" id="k-{chapter}"><h1>{chapter} {sentence[:25]}</h1>{"".join(sections)}{pictures}</section>'
        )
    direction = "rtl" if code == "ar" else "ltr"
    return (
        f'<!DOCTYPE html><html lang="{code}" dir="{direction}"><head><title>Papier</title></head><body>'
        f'<nav class="toc"><h1>A</h1><ol>{"".join(entries)}</ol></nav>{"".join(chapters)}</body></html>'
    )


def run() -> None:
    """Print pages, time and memory for each language, and say what is over the limit.

    Processor time says more than the clock on a busy machine.
    """
    for code in SENTENCES:
        html = write_paper(code)
        clock, processor = [], []
        for _ in range(RUNS):
            before, began_at = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            pdf = render_apart(html, stylesheets=[print_stylesheet()], language=code)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            clock.append(time.perf_counter() - began_at)
            processor.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        seconds = statistics.median(processor)
        per_hundred = seconds / pdf.page_count * 100
        print(f"Paper in {code}           {pdf.page_count} pages, {len(pdf.findings)} findings, median of {RUNS}")
        print(f"  Time, processor     {statistics.median(clock):.1f} s, {seconds:.1f} s ({per_hundred:.1f} s for a hundred pages)")
        print(f"  Memory              {pdf.peak_memory / 2**20:.0f} MB")
        if per_hundred > SECONDS_ALLOWED or pdf.peak_memory > MEMORY_ALLOWED:
            print(f"  OVER THE LIMIT of {SECONDS_ALLOWED} s and {MEMORY_ALLOWED / 2**20:.0f} MB")
