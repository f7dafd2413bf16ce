"""Every translation that the loaded demonstration shows, against its German text and its protected names."""

from translation.exchange import Scope
from translation.exchange.scope import iterate_segments
from translation.gate import explain
from translation.judgement import inspect, load_protected_names
from translation.models import GateOverride


def pass_the_gate(locale) -> bool:
    """Print a line about the public texts of pages and facts of a language, one for each finding; return whether there is none.

    What somebody let pass with a reason is no finding; how many of these there are is told.
    """
    protected = load_protected_names(locale)
    count = found = 0
    for _owner, segments in iterate_segments(Scope.of_language(), locale):
        for segment in segments:
            if not segment.translation:
                continue
            count += 1
            for finding in inspect(segment, segment.translation, locale, protected=protected):
                found += 1
                print(f"{locale.language_code} {segment.source_key} {segment.path}: {explain(finding)}", flush=True)
    overrides = GateOverride.objects.filter(locale=locale).count()
    print(f"{locale.language_code}: {count} texts through the gate, {found} findings, {overrides} overrides", flush=True)
    return count > 100 and not found
