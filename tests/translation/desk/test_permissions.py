"""What a translator for Arabic cannot reach, asked at the addresses and not at the buttons."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.models import GroupPagePermission, Page, Revision, Site
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from facts.models import ContactPoint, Topic
from tests.translation.desk.conftest import BOUNDARY, HEADING, Person, find_segment
from tests.translation.edits import find_locale, find_page
from translation.desk.boundary import DESK_NAMESPACE, OPEN_VIEWS
from translation.jobs import DeskJob
from translation.models import GateOverride, PagePriority, TranslatorLanguage, WorkItem
from translation.refresh import serialise

RIGHTS = ("override_gate", "review_translation", "view_coverage", "use_machine_translation")
#: Addresses need arguments. Whatever they stand for, the answer comes before anybody looks for it.
SAMPLES = {"int": "1", "str": "1", "slug": "core", "uuid": "00000000-0000-0000-0000-000000000000", "path": "1"}


def describe_site() -> dict:
    """Return everything that a translator for Arabic must not change."""
    return {
        "pages": {one.pk: (one.path, one.live, serialise(one)) for one in Page.objects.exclude(locale__language_code="ar").specific()},
        "arabic": {one.pk: (one.path, one.live, serialise(one)) for one in Page.objects.filter(locale__language_code="ar").specific()},
        "contacts": list(ContactPoint.objects.order_by("pk").values()),
        "topics": list(Topic.objects.order_by("pk").values()),
        "translations": list(StringTranslation.objects.order_by("pk").values()),
        "sites": list(Site.objects.values()),
        "users": list(get_user_model().objects.order_by("pk").values("pk", "username", "is_superuser", "is_active")),
        "groups": list(Group.objects.order_by("pk").values()),
        "revisions": Revision.objects.count(),
        "ours": (WorkItem.objects.count(), GateOverride.objects.count(), PagePriority.objects.count(), TranslatorLanguage.objects.count()),
    }


def list_addresses(resolver=None, prefix: str = "/", names: tuple[str, ...] = ()):
    """Yield every address below /admin/ with samples in place of arguments, and the names of its view."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = getattr(pattern.pattern, "_route", None)
        if route is None:
            # Regular expressions: the catch-all of Wagtail, and ours before wagtail-localize.
            continue
        for kind, sample in SAMPLES.items():
            while f"<{kind}:" in route:
                start = route.index(f"<{kind}:")
                route = route[:start] + sample + route[route.index(">", start) + 1 :]
        while "<" in route:
            route = route[: route.index("<")] + "1" + route[route.index(">") + 1 :]
        if isinstance(pattern, URLResolver):
            yield from list_addresses(pattern, prefix + route, (*names, pattern.namespace or ""))
        elif isinstance(pattern, URLPattern):
            yield prefix + route, ":".join(filter(None, (*names, pattern.name or "")))


def list_closed_addresses() -> list[str]:
    """Return the addresses of the desk that are not for translators."""
    return [
        address
        for address, name in list_addresses()
        if address.startswith("/admin/") and name not in OPEN_VIEWS and DESK_NAMESPACE not in name and "password_reset" not in name
    ]


def test_every_other_address_of_the_desk_answers_403(translator):
    addresses = list_closed_addresses()
    assert len(addresses) > 150
    before = describe_site()
    answers = {address: (translator.client.get(address).status_code, translator.client.post(address).status_code) for address in addresses}
    assert {address: answer for address, answer in answers.items() if answer != (403, 403)} == {}
    assert describe_site() == before


def list_writes() -> list[tuple[str, dict]]:
    """Return addresses that change something, with data that would."""
    german, arabic, english = (find_page("arzt-finden", code) for code in ("de", "ar", "en"))
    contact = ContactPoint.objects.get(key="polizei-110")
    translation = Translation.objects.get(source__object_id=german.translation_key, target_locale=find_locale("en"))
    own = Translation.objects.get(source__object_id=german.translation_key, target_locale=find_locale("ar"))
    string = StringSegment.objects.filter(source=own.source).first()
    publish = {"action-publish": "1", "title": "Verändert", "slug": "veraendert"}
    writes = [(reverse("wagtailadmin_pages:edit", args=[page.pk]), publish) for page in (german, arabic, english)]
    for name in ("unpublish", "delete", "move_confirm", "copy", "lock", "unlock", "set_privacy"):
        for page in (german, arabic, english):
            arguments = [page.pk, page.get_parent().pk] if name == "move_confirm" else [page.pk]
            writes.append((reverse(f"wagtailadmin_pages:{name}", args=arguments), {"new_title": "x", "new_slug": "x"}))
    writes += [
        (reverse("wagtailadmin_pages:add", args=["newcomers", "guidepage", german.get_parent().pk]), publish),
        (reverse("wagtailsnippets_facts_contactpoint:edit", args=[contact.pk]), {"name_de": "Verändert", "key": "polizei-110"}),
        (reverse("wagtailsnippets_facts_contactpoint:add"), {"name_de": "Neu", "key": "neu"}),
        (reverse("wagtailsnippets_facts_contactpoint:delete", args=[contact.pk]), {}),
        (reverse("wagtailimages:add"), {"title": "x"}),
        (reverse("wagtaildocs:add"), {"title": "x"}),
        (reverse("wagtailsites:add"), {"hostname": "x", "port": "80"}),
        (reverse("wagtailusers_users:add"), {"username": "neu"}),
        (reverse("wagtailusers_users:edit", args=[get_user_model().objects.get(username="betrieb").pk]), {"is_superuser": "on"}),
        (reverse("wagtailusers_groups:add"), {"name": "neu"}),
        (reverse("wagtaillocales:add"), {"language_code": "ru"}),
        (reverse("wagtailredirects:add"), {"old_path": "/x"}),
        (reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"]) + f"?id={german.pk}", {}),
    ]
    for one in (translation, own):
        writes += [
            (reverse("wagtail_localize:edit_string_translation", args=[one.pk, string.pk]), {"value": "geändert"}),
            (reverse("wagtail_localize:upload_pofile", args=[one.pk]), {}),
            (reverse("wagtail_localize:machine_translate", args=[one.pk]), {}),
            (reverse("wagtail_localize:stop_translation", args=[one.pk]), {}),
            (reverse("wagtail_localize:update_translations", args=[one.source_id]), {"publish_translations": "on"}),
            (reverse("wagtail_localize:submit_page_translation", args=[german.pk]), {"locales": "1"}),
            (reverse("wagtail_localize:convert_to_alias", args=[arabic.pk]), {}),
        ]
    return writes


def test_writes_of_a_translator_are_refused(guide, translator):
    before = describe_site()
    answers = {(address, translator.client.post(address, data).status_code) for address, data in list_writes()}
    assert {status for _address, status in answers} == {403}
    assert describe_site() == before


def test_writes_change_nothing_even_without_the_boundary(guide, translator, settings):
    """The groups have no right on pages, facts or settings: the list of what is open is the second wall, not the only one."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != BOUNDARY]
    before = describe_site()
    for address, data in list_writes():
        response = translator.client.post(address, data)
        assert response.status_code in (302, 403, 404), address
        if response.status_code == 302 and "/bulk/" not in address:
            assert response.headers["Location"] in ("/admin/", "/admin/pages/"), address
    assert describe_site() == before


def test_own_language_is_open(guide, translator):
    for name, *arguments in (
        ["queue", "ar"],
        ["translate_page", "ar", guide.translation_key],
        ["preview", "ar", guide.translation_key],
        ["translate_fact", "ar", "topic", "gesundheit"],
        ["exchange", "ar"],
    ):
        assert translator.get(name, *arguments).status_code == 200
    assert translator.client.get("/admin/").status_code == 200
    assert translator.client.get("/admin/account/").status_code == 200


@pytest.mark.parametrize("code", ["en", "uk"])
def test_other_languages_answer_403(guide, translator, code):
    segment = find_segment(guide, HEADING, code)
    data = {"action": "release", f"text:{segment.key}": "geändert", f"digest:{segment.key}": segment.digest}
    before = describe_site()
    for name, *arguments in (
        ["queue", code],
        ["review", code],
        ["translate_page", code, guide.translation_key],
        ["preview", code, guide.translation_key],
        ["check", code, guide.translation_key],
        ["translate_fact", code, "topic", "gesundheit"],
        ["exchange", code],
        ["machine", code],
        ["machine", "ar"],
        ["job", code, make_job(code).pk],
        ["coverage"],
        ["changes", guide.pk],
    ):
        assert translator.post(name, *arguments, **data).status_code == 403, name
        if name != "check":
            assert translator.get(name, *arguments).status_code == 403, name
    assert translator.get("export", code, scope="language", format="po").status_code == 403
    assert describe_site() == before
    assert list(DeskJob.objects.values_list("state", flat=True)) == ["checked"]


def make_job(code: str) -> DeskJob:
    """Return a file of a language that waits for somebody to take it in."""
    return DeskJob.objects.create(locale=find_locale(code), kind=DeskJob.Kind.FILE, state=DeskJob.State.CHECKED, title="datei.xlf")


def test_a_job_is_found_under_its_own_language_only(translator):
    """The number in the address does not open the file of another language."""
    job = make_job("uk")
    assert translator.get("job", "ar", job.pk).status_code == 404
    assert translator.post("job", "ar", job.pk, action="accept").status_code == 404
    job.refresh_from_db()
    assert job.state == DeskJob.State.CHECKED


def test_refusal_says_why(translator):
    response = translator.get("queue", "uk")
    assert "Diese Sprache gehört nicht zu Ihrem Konto." in response.content.decode()
    assert "Location" not in response.headers


def test_nobody_comes_in_without_an_account(db, client, guide):
    for address, name in list_addresses():
        if DESK_NAMESPACE in name:
            response = client.get(address)
            assert (response.status_code, response.headers["Location"].partition("?")[0]) == (302, "/admin/login/")


def test_editors_read_and_do_not_translate(guide, editor):
    segment = find_segment(guide, HEADING)
    data = {f"text:{segment.key}": "عنوان", f"digest:{segment.key}": segment.digest}
    assert editor.get("translate_page", "ar", guide.translation_key).status_code == 200
    for action in ("save", "release", f"adopt|{segment.key}|older", "links"):
        assert editor.post("translate_page", "ar", guide.translation_key, action=action, **data).status_code == 403
    assert editor.get("exchange", "ar").status_code == 200
    assert editor.get("export", "ar", scope="language", format="po").status_code == 200
    assert editor.post("exchange", "ar").status_code == 403
    job = make_job("ar")
    for action in ("accept", "drop"):
        assert editor.post("job", "ar", job.pk, action=action).status_code == 403


@pytest.mark.parametrize("name", ["editor", "operator"])
def test_the_editor_of_wagtail_localize_is_closed_for_everybody(guide, request, name):
    person = request.getfixturevalue(name)
    arabic = find_page("arzt-finden", "ar")
    before = describe_site()
    address = reverse("wagtailadmin_pages:edit", args=[arabic.pk])
    response = person.client.get(address)
    assert response.headers["Location"] == reverse("translation_desk:translate_page", args=["ar", guide.translation_key])
    assert person.client.post(address, {"action": "publish"}).status_code == 403
    writes = [(address, data) for address, data in list_writes() if address.startswith("/admin/localize/")]
    assert len(writes) > 10
    assert {person.client.post(address, data).status_code for address, data in writes} == {403}
    assert describe_site() == before


def test_rewritings_are_edited_as_pages(editor):
    address = reverse("wagtailadmin_pages:edit", args=[find_page("arzt-finden", "de-simple").pk])
    assert editor.client.get(address).status_code == 200
    assert Person("uebersetzung-de-simple").client.get(address).status_code == 200


def test_stock_report_and_actions_are_gone(guide, operator):
    assert reverse("wagtail_localize:translations_report") not in operator.client.get("/admin/").content.decode()
    assert "localize-convert-to-alias" not in operator.client.get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).content.decode()


# The groups of the demonstration


def test_groups_of_translators_have_a_language_and_no_rights(db):
    groups = Group.objects.filter(translator_language__isnull=False)
    assert {one.translator_language.locale.language_code for one in groups} == {"en", "ar", "uk"}
    assert {codename for group in groups for codename in group.permissions.values_list("codename", flat=True)} == {"access_admin"}
    assert not GroupPagePermission.objects.filter(group__in=groups).exists()


def test_rights_of_the_desk(editor, reviewer, translator):
    def rights(person):
        return {one for one in RIGHTS if person.user.has_perm(f"translation.{one}")}

    assert rights(editor) == {"override_gate", "view_coverage", "use_machine_translation"}
    assert rights(reviewer) == {"review_translation", "view_coverage", "use_machine_translation"}
    assert rights(translator) == set()


def test_who_has_a_second_role_is_not_confined(guide, translator):
    translator.user.groups.add(Group.objects.get(name="Redaktion"))
    assert translator.client.get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).status_code == 200


def test_a_right_of_their_own_frees_from_the_boundary_not_from_the_language(guide, translator):
    translator.user.user_permissions.add(Permission.objects.get(codename="view_coverage"))
    assert translator.get("coverage").status_code == 200
    assert translator.get("queue", "uk").status_code == 403
