"""The pages of a subscription, below the index of press releases: ask, confirm, change, end. No cookie, no script.

A GET never changes anything: mail programs and scanners open links. The key in a link is all that its owner needs.
"""

from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core import snapshot
from core.navigation import PageEntry
from core.presentation import get_language
from core.subpages import SubpageText, present, respond
from core.views import pages
from news.models import NewsIndexPage
from news.models.subscriptions import UNCONFIRMED_DAYS
from news.subscriptions import requests, senders
from news.subscriptions.forms import SubscriptionForm, TopicsForm
from news.subscriptions.server import is_configured
from news.subscriptions.tokens import LONGEST_SECONDS, SHORTEST_SECONDS, is_own_form, make_token, read_age


class Place(NamedTuple):
    """The index of press releases that a reader came from, in the reader's language: the pages here are all interface."""

    current: snapshot.Snapshot
    language_code: str
    index: PageEntry

    @property
    def url(self) -> str:
        """Where the form stands."""
        return f"/{self.language_code}/{self.index.url_path}abo/"


def find_place(slug: str) -> Place | None:
    """Return the index with this slug, or None when the address belongs to another page."""
    current, code = snapshot.get_current(), translation.get_language()
    match = current.tree.find(code, f"{slug}/")
    if match is None or match.entry.content_type_id != ContentType.objects.get_for_model(NewsIndexPage).pk:
        return None
    return None if current.tree.is_restricted(match.entry) else Place(current, code, match.entry._replace(language_code=code))


def answer(request, place: Place, suffix: str, title: str, context: dict, status: int = 200) -> HttpResponse:
    """Return a page of the subscription. Search engines list the form only; what stands behind a key is kept by nobody."""
    is_listed = suffix == "abo/" and status == 200
    presentation = present(place.current, place.language_code, place.index, suffix, is_listed=is_listed)
    text = SubpageText(title=title)
    values = {"place": place, "days": UNCONFIRMED_DAYS, "token": make_token(), **context}
    response = respond(request, "news/subscription.html", text, presentation, values, status)
    if status != 200 or "subscription" in context:
        response["Cache-Control"] = "no-store"
    return response


def answer_form(request, place: Place, form: SubscriptionForm, message: str = "", status: int = 200, **context) -> HttpResponse:
    context = {"step": "ask" if is_configured() else "off", "form": form, "message": message, **context}
    return answer(request, place, "abo/", _("Press releases by e-mail"), context, status)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def show_form(request, index: str):
    """The form, and what becomes of it. 403: not from our page; 422: to be corrected; 429: later."""
    place = find_place(index)
    if place is None:
        return pages.serve(request, f"{index}/abo/")
    if request.method != "POST":
        form = SubscriptionForm(current=place.current, initial={"language": place.language_code})
        return answer_form(request, place, form)
    form = SubscriptionForm(request.POST, current=place.current)
    if not is_configured():
        return answer_form(request, place, form, status=503)
    if not is_own_form(request):
        return answer_form(request, place, form, _("The form did not come from this page. Please send it once more from here."), 403)
    token = request.POST.get("token", "")
    age = read_age(token)
    if age is None or age > LONGEST_SECONDS:
        return answer_form(request, place, form, _("The form was open for too long. Please send it once more."), 422)
    if age < SHORTEST_SECONDS:
        # With the same token, so that nobody has to wait a second time.
        message = _("That was very fast. Please look at the form once more and send it again.")
        return answer_form(request, place, form, message, 422, token=token)
    if not form.is_valid():
        return answer_form(request, place, form, status=422)
    if not form.cleaned_data["website"]:
        if senders.is_too_many(request):
            message = _("Several subscriptions have just come from your internet connection. Please try again in an hour.")
            return answer_form(request, place, form, message, 429)
        try:
            requests.ask(form.cleaned_data["address"], form.cleaned_data["language"], form.cleaned_data["topics"])
        except requests.TooMany:
            return answer_form(request, place, form, _("Too many people are subscribing at the moment. Please try again in an hour."), 429)
    return HttpResponseRedirect(f"{place.url}gesendet/", status=303)


def show_step(request, index: str, step: str):
    """What a reader sees after the form was sent, or after the subscription ended."""
    place = find_place(index)
    if place is None:
        return pages.serve(request, request.path_info.split("/", 2)[2])
    titles = {"gesendet": _("Please look into your mailbox"), "beendet": _("You are unsubscribed")}
    return answer(request, place, f"abo/{step}/", titles[step], {"step": step})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def manage(request, index: str, key: str):
    """The page behind the link in every mail: confirm, choose other topics, end."""
    place = find_place(index)
    if place is None:
        return pages.serve(request, f"{index}/abo/{key}/")
    subscription = requests.find(key)
    if subscription is None:
        # In other languages there is nothing behind the link either: the language menu leads to the form.
        return answer(request, place, "abo/", _("This link is no longer valid"), {"step": "gone"}, 404)
    message = ""
    form = TopicsForm(current=place.current, initial={"topics": subscription.topics})
    if request.method == "POST":
        form = TopicsForm(request.POST, current=place.current) if "save" in request.POST else form
        if not is_own_form(request):
            message = _("The form did not come from this page. Please send it once more from here.")
        elif "end" in request.POST:
            requests.end(subscription)
            return HttpResponseRedirect(f"{place.url}beendet/", status=303)
        elif "confirm" in request.POST:
            requests.confirm(subscription)
            return HttpResponseRedirect(request.path, status=303)
        elif "save" in request.POST and form.is_valid():
            requests.change(subscription, form.cleaned_data["topics"])
            return HttpResponseRedirect(f"{request.path}?saved", status=303)
    context = {
        "step": "manage", "subscription": subscription, "form": form, "message": message, "is_saved": "saved" in request.GET,
        "chosen_language": get_language(subscription.language_code),
    }  # fmt: skip
    status = 403 if message else 422 if form.errors else 200
    return answer(request, place, f"abo/{key}/", _("Your subscription"), context, status)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe_at_once(request, index: str, key: str):
    """What the button of a mail program calls (RFC 8058 §3.2): POST with ``List-Unsubscribe=One-Click``, and no further question.

    A person who opens the address sees the page with the button.
    """
    if request.method != "POST":
        return HttpResponseRedirect(request.path.removesuffix("abbestellen/"))
    if request.POST.get("List-Unsubscribe") != "One-Click":
        return HttpResponseBadRequest("List-Unsubscribe=One-Click expected", content_type="text/plain")
    subscription = requests.find(key)
    if subscription is not None:
        requests.end(subscription)
    response = HttpResponse("OK", content_type="text/plain")
    response["Cache-Control"] = "no-store"
    return response
