"""Accounts of the demonstration, each with a password made for this installation."""

import secrets
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupApprovalTask, GroupCollectionPermission, GroupPagePermission, Page, Workflow
from wagtail.users.models import UserProfile

from translation.models import TranslatorLanguage

FACT_MODELS = ("topic", "contactpoint", "place", "term", "measure", "indicator", "sitetext", "noticephrase", "notice")
#: What editors keep in the press room beside its pages.
PRESS_MODELS = ("presspreview",)
#: What editors see of the subscriptions by e-mail, and do for a subscriber who asks for it.
MAIL_PERMISSIONS = ("view_subscription", "delete_subscription")
#: What the desk's own lists are made of.
DESK_MODELS = ("protectedname",)
WAGTAIL_WORKFLOW = "Moderators approval"


class Account(NamedTuple):
    """A login: what it is for, its name and its password in plain text (shown once, stored hashed)."""

    role: str
    username: str
    password: str


def grant(group: Group, *codenames: str) -> None:
    """Give a group permissions by codename."""
    group.permissions.add(*Permission.objects.filter(codename__in=codenames))


def grant_pages(group: Group, page: Page, *codenames: str) -> None:
    """Give a group rights on a page and everything below it."""
    for permission in Permission.objects.filter(codename__in=codenames, content_type__app_label="wagtailcore"):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def grant_media(group: Group) -> None:
    """Let a group upload and choose pictures and documents. Wagtail asks for rights on its own two models, whatever models a site uses."""
    root = Collection.get_first_root_node()
    names = [f"{verb}_{model}" for verb in ("add", "change", "choose") for model in ("image", "document")]
    for permission in Permission.objects.filter(codename__in=names, content_type__app_label__in=["wagtailimages", "wagtaildocs"]):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def name_workflow(reviewers: Group) -> None:
    """Give the one workflow that Wagtail brings a German name and our reviewers."""
    for task in GroupApprovalTask.objects.filter(name=WAGTAIL_WORKFLOW):
        task.groups.set([reviewers])
    for model in (GroupApprovalTask, Workflow):
        model.objects.filter(name=WAGTAIL_WORKFLOW).update(name=reviewers.name)


def make_groups() -> dict[str, Group]:
    """Make the groups of the desk: editors, reviewers, one of translators a language, operators."""
    root = Page.get_first_root_node()
    groups = {}
    editors = groups["editor"] = Group.objects.get_or_create(name="Redaktion")[0]
    fact_permissions = [
        f"{verb}_{model}" for verb in ("add", "change", "delete", "view") for model in FACT_MODELS + DESK_MODELS + PRESS_MODELS
    ]
    grant(editors, "access_admin", "override_gate", "view_coverage", "use_machine_translation", *MAIL_PERMISSIONS, *fact_permissions)
    grant_pages(editors, root, "add_page", "change_page", "publish_page", "lock_page", "unlock_page")
    grant_media(editors)
    reviewers = groups["reviewer"] = Group.objects.get_or_create(name="Prüfung")[0]
    reviewer_permissions = ["review_translation", "view_coverage", "use_machine_translation"]
    grant(reviewers, "access_admin", *reviewer_permissions, *[f"view_{model}" for model in FACT_MODELS + DESK_MODELS])
    grant_pages(reviewers, root, "change_page")
    name_workflow(reviewers)
    for language in settings.SITE_LANGUAGES:
        home = Page.objects.filter(depth=2, locale__language_code=language.code).first()
        if language.code == settings.LANGUAGE_CODE or home is None:
            continue
        translators = groups[language.code] = Group.objects.get_or_create(name=f"Übersetzung {language.german_name}")[0]
        grant(translators, "access_admin")
        if language.is_rewriting:
            # Leichte Sprache is written in pages of its own; every other language goes through the translators' desk alone.
            grant_pages(translators, home, "add_page", "change_page")
        else:
            TranslatorLanguage.objects.update_or_create(group=translators, defaults={"locale": home.locale})
    return groups


def make_accounts(path: Path) -> list[Account]:
    """Make all accounts with generated passwords and write them to ``path``, readable by its owner only."""
    groups = make_groups()
    accounts = [make_account("Redaktion", "redaktion", groups["editor"]), make_account("Prüfung", "pruefung", groups["reviewer"])]
    for language in settings.SITE_LANGUAGES:
        if language.code in groups:
            accounts.append(make_account(f"Übersetzung {language.german_name}", f"uebersetzung-{language.code}", groups[language.code]))
    accounts.append(make_account("Betrieb", "betrieb", None))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text("".join(f"{one.role}\t{one.username}\t{one.password}\n" for one in accounts), encoding="utf-8")
    return accounts


def make_account(role: str, username: str, group: Group | None) -> Account:
    """Make one account; without a group it may do everything (operators)."""
    password = secrets.token_urlsafe(12)
    user = get_user_model().objects.create_user(username, f"{username}@beispiel.example", password, first_name=role)
    if group is None:
        user.is_superuser = user.is_staff = True
        user.save()
    else:
        user.groups.add(group)
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "de"})
    return Account(role, username, password)
