"""Jobs of the desk, begun and carried out: page by page, each for itself, so that a crash loses no more than one page."""

import logging
import time
from collections.abc import Callable
from datetime import timedelta

from django.http import Http404
from django.utils import timezone
from django_tasks import task
from wagtail.log_actions import log
from wagtail.models import Locale

from translation.desk.documents import find_document
from translation.desk.job_report import Teller, build_report
from translation.exchange import ExchangeError, ImportReport, detect_format, read, sort_by_owner, take_owner
from translation.jobs import DeskJob
from translation.machine import translate_segments

logger = logging.getLogger(__name__)

State, Kind = DeskJob.State, DeskJob.Kind
#: A file with no more pages and facts is carried out while its sender waits.
MOST_AT_ONCE = 10
#: After this time a job goes to the end of the queue: what editors publish must not wait for a large file.
SECONDS_AT_A_STRETCH = 20
DAYS_OF_OFFERS, DAYS_OF_REPORTS = 7, 90
SHARED_FAULT = "Ein unerwarteter Fehler. Was schon übernommen ist, bleibt; die Betreuung der Website findet den Grund im Protokoll."


class Stopped(Exception):
    """A job cannot go on. ``str()`` is the reason in German."""


# Beginning


def offer_file(content: bytes, locale: Locale, user, *, title: str, release: bool) -> DeskJob:
    """Read a file, begin its check and return the job. Raises ExchangeError for a file that is refused whole."""
    incoming = read(content, format=detect_format(content), target_code=locale.language_code)
    drop_old_jobs()
    job = DeskJob.objects.create(
        locale=locale, user=user, kind=Kind.FILE, state=State.CHECKING, title=title[:200], content=content,
        is_release_wanted=release, total=len(sort_by_owner(incoming)), report=build_report(),
    )  # fmt: skip
    start(job)
    return job


def accept_file(job: DeskJob) -> bool:
    """Begin to take in a file that was checked; False if somebody was faster."""
    changed = DeskJob.objects.filter(pk=job.pk, kind=Kind.FILE, state=State.CHECKED).update(
        state=State.WORKING, done=0, report=build_report(), finished_at=None
    )
    if changed:
        start(job)
    return bool(changed)


def drop_file(job: DeskJob) -> bool:
    """Forget a file that was checked and not taken in."""
    return bool(DeskJob.objects.filter(pk=job.pk, kind=Kind.FILE, state=State.CHECKED).delete()[0])


def order_machine(keys: list[str], locale: Locale, user, *, title: str, segment_key: str = "") -> DeskJob:
    """Begin a machine translation of pages and facts, or of one segment of the only one."""
    drop_old_jobs()
    job = DeskJob.objects.create(
        locale=locale, user=user, kind=Kind.MACHINE, state=State.WORKING, title=title[:200], keys=keys, segment_key=segment_key,
        total=len(keys), report=build_report(),
    )  # fmt: skip
    carry_out.enqueue(job.pk)
    return job


def start(job: DeskJob) -> None:
    if job.total <= MOST_AT_ONCE:
        carry_out.call(job.pk)
    else:
        carry_out.enqueue(job.pk)


def drop_old_jobs() -> None:
    """Files that nobody took in go after a week, reports after three months."""
    now = timezone.now()
    DeskJob.objects.filter(state=State.CHECKED, created_at__lt=now - timedelta(days=DAYS_OF_OFFERS)).delete()
    DeskJob.objects.filter(created_at__lt=now - timedelta(days=DAYS_OF_REPORTS)).delete()


# Carrying out


@task(priority=-10)
def carry_out(job_id: int) -> None:
    """Do the next pages and facts of a job. Doing one twice, after a crash, ends in the same texts."""
    job = DeskJob.objects.select_related("locale", "user").filter(pk=job_id, state__in=[State.CHECKING, State.WORKING]).first()
    if job is None:
        return
    try:
        steps = list_steps(job)
        deadline = time.monotonic() + SECONDS_AT_A_STRETCH
        while job.done < len(steps):
            steps[job.done]()
            job.done += 1
            job.save(update_fields=["done", "report"])
            if job.done < len(steps) and time.monotonic() > deadline:
                carry_out.enqueue(job_id)
                return
    except (Stopped, ExchangeError) as error:
        finish(job, State.FAILED, str(error))
    except Exception:
        finish(job, State.FAILED, SHARED_FAULT)
        logger.exception("The job %s of the desk failed", job_id)
    else:
        finish(job, State.CHECKED if job.state == State.CHECKING else State.DONE)


def finish(job: DeskJob, state: str, error: str = "") -> None:
    """Note the end of a job. The file is kept only while somebody may still take it in."""
    job.state, job.error, job.finished_at = state, error, timezone.now()
    if state != State.CHECKED:
        job.content = b""
    job.save()
    if state != State.CHECKED:
        data = {"language": job.locale.language_code, "name": job.title, "counts": job.report["counts"]}
        log(job, f"translation.{job.kind}", user=job.user, data=data)


def list_steps(job: DeskJob) -> list[Callable[[], None]]:
    """Return what is to be done, one call for each page and fact."""
    if job.kind == Kind.MACHINE:
        return [lambda key=key: translate_document(job, key) for key in job.keys]
    content = bytes(job.content)
    owners = sort_by_owner(read(content, format=detect_format(content), target_code=job.locale.language_code)).values()
    is_rehearsal = job.state == State.CHECKING
    if not is_rehearsal and job.done == 0:
        # What would have the whole file refused may have come up since the check; nothing is written before all was seen.
        for texts in owners:
            take_part(job, texts, ImportReport(), is_rehearsal=True)
    return [lambda texts=texts: add_part(job, texts, is_rehearsal=is_rehearsal) for texts in owners]


def take_part(job: DeskJob, texts: list, part: ImportReport, *, is_rehearsal: bool) -> None:
    take_owner(texts, job.locale, job.user, release=job.is_release_wanted, report=part, is_rehearsal=is_rehearsal)


def add_part(job: DeskJob, texts: list, *, is_rehearsal: bool) -> None:
    part = ImportReport()
    take_part(job, texts, part, is_rehearsal=is_rehearsal)
    Teller(job.report, job.locale.language_code).add_import(part)


def translate_document(job: DeskJob, key: str) -> None:
    """Translate what is open on one page or fact by machine. One that is gone meanwhile is passed over. Raises Stopped."""
    try:
        document = find_document(job.locale, key)
    except Http404:
        return
    segments = [one for one in document.load_segments() if job.segment_key in ("", one.key)]
    result = translate_segments(segments, job.locale, user=job.user)
    Teller(job.report, job.locale.language_code).add_machine(document, result)
    if result.error:
        raise Stopped(result.error)
