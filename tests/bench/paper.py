"""What a paper of a hundred pages costs: rendered and checked in a process of its own, as the worker does."""

import resource
import time

from core.pdf import print_stylesheet, render_apart

CHAPTERS, SECTIONS, PARAGRAPHS, ROWS = 12, 6, 9, 7
SENTENCES = {
    "de": "Die Strategie verbindet Arbeit, Sprache und Wohnen, weil Menschen diese Dinge zusammen erleben. Jedes Ziel hat eine Nummer. ",
    "ar": "تربط الاستراتيجية بين العمل واللغة والسكن، لأن الناس يعيشون هذه الأمور معًا. لكل هدف رقم ولكل تدبير جهة مسؤولة. ",
}


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
        chapters.append(f'<section class="chapter" id="k-{chapter}"><h1>{chapter} {sentence[:25]}</h1>{"".join(sections)}</section>')
    direction = "rtl" if code == "ar" else "ltr"
    return (
        f'<!DOCTYPE html><html lang="{code}" dir="{direction}"><head><title>Papier</title></head><body>'
        f'<nav class="toc"><h1>A</h1><ol>{"".join(entries)}</ol></nav>{"".join(chapters)}</body></html>'
    )


def run() -> None:
    """Print pages, time and memory for each language. Processor time says more than the clock on a busy machine."""
    for code in SENTENCES:
        html = write_paper(code)
        before, began_at = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        pdf = render_apart(html, stylesheets=[print_stylesheet()], language=code)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(f"Paper in {code}           {pdf.page_count} pages, {len(pdf.findings)} findings")
        print(f"  Time, processor     {time.perf_counter() - began_at:.1f} s, {seconds:.1f} s")
        print(f"  Memory              {pdf.peak_memory / 2**20:.0f} MB")
