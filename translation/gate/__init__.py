"""The gate: what a translation may not differ in from its German segment (issue 3).

Deterministic and pure: no Django models, no database, no network. ``check`` compares two texts and returns what differs,
``explain`` says it in one German sentence, which is the language of the desk.

The principle: German is read in one way, a translation in every way that its language allows. A number that is the hour
of a clock in German may be a plain number, an hour with minutes or "2 pm" elsewhere; a finding is what no reading explains.
"""

from translation.gate.check import check
from translation.gate.finding import KIND_NAMES, Finding, Kind, explain

__all__ = ["KIND_NAMES", "Finding", "Kind", "check", "explain"]
