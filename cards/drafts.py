"""Drafts as their people see them: all at once, handed over, remembered, moved to newer questions."""

from urllib.parse import quote

from cards.card import Button, Card, button, cut, link, paragraphs
from cards.case_answers import questions_named
from community.carrying import Differences
from community.case_forms import CaseForm, case_form
from community.definition import form_area
from community.draft_desk import Begun, Offer
from community.errors import Gone
from locales import Html, Texts
from storage.forms import Draft

SHOWN = 20


def begun(found: list[Begun], texts: Texts) -> Card:
    """Everything unfinished; each can be gone on with or let go."""
    rows = tuple(
        (
            Button(cut(_line(one, texts), 50), data=f"forms:show:{one.draft.id}"),
            Button("🗑", data=f"forms:discard:{one.draft.id}"),
        )
        for one in found[:SHOWN]
    )
    return Card(texts("drafts-list", count=len(found)), rows)


def _line(one: Begun, texts: Texts) -> str:
    name = cut(title(one.draft, texts), 34)
    return texts.plain("drafts-one", title=name, answered=one.answered, total=one.total)


def title(draft: Draft, texts: Texts) -> str:
    """What it is called: by its author, else by its template, else by its kind."""
    answers = draft.answers
    if own := answers.get("title") or answers.get("question") or answers.get("text"):
        return cut(str(own), 90)
    try:
        return case_form(draft.form).template.name_in(texts.language)
    except Gone:
        kind = f"drafts-name-{form_area(draft.form)}"
        return texts.plain(kind if texts.has(kind) else "drafts-name-other")


def handed(one: Begun, url: str, texts: Texts) -> Card:
    """The link to send, and Telegram's own way to send it."""
    name = title(one.draft, texts)
    share = f"https://t.me/share/url?url={quote(url)}&text={quote(texts.plain('drafts-handed-share', title=name))}"
    rows = (
        (link(texts, "drafts-button-share-link", share),),
        (button(texts, "forms-button-questions", f"forms:show:{one.draft.id}"),),
    )
    return Card(texts("drafts-handed", title=name, link=url), rows)


def offered(offer: Offer, texts: Texts) -> Card:
    draft = offer.begun.draft
    name, count = title(draft, texts), offer.begun.answered
    text = texts("drafts-offered", name=offer.giver.name, title=name, count=count)
    yes = button(texts, "drafts-button-take", f"drafts:take:{draft.handover}")
    return Card(text, ((yes,), (button(texts, "drafts-button-take-not", "drafts:list:"),)))


def taken(draft: Draft, name: str, texts: Texts) -> Card:
    return Card(texts("drafts-taken", name=name, title=title(draft, texts)))


def nudge(one: Begun, last: bool, texts: Texts) -> Card:
    """A reminder that blames nobody and makes no sound."""
    facts = {"title": title(one.draft, texts), "answered": one.answered, "total": one.total}
    text = texts("drafts-nudge-last", **facts) if last else texts("drafts-nudge", minutes=one.minutes, **facts)
    go_on = button(texts, "forms-button-resume", f"forms:show:{one.draft.id}")
    drop = button(texts, "forms-button-cancel", f"forms:discard:{one.draft.id}")
    return Card(text, ((go_on, drop),), silent=True)


def newer(found: Differences, draft_id: int, texts: Texts) -> Card:
    """What is different, and the choice to stay or to move."""
    changed = tuple(key for key in found.changed if key not in found.again)
    told = [
        _named("drafts-newer-added", found.new, found.added, texts),
        _named("drafts-newer-removed", found.old, found.removed, texts),
        _named("drafts-newer-changed", found.new, changed, texts),
        _named("drafts-newer-again", found.new, found.again, texts),
    ]
    head = texts("drafts-newer-what", name=found.new.template.name_in(texts.language))
    text = paragraphs([head, *(told if any(told) else [texts("drafts-newer-same")])])
    carry = button(texts, "drafts-button-carry", f"drafts:carry:{draft_id}")
    stay = button(texts, "forms-button-keep", f"forms:show:{draft_id}")
    return Card(text, ((carry,), (stay,)))


def _named(text_id: str, form: CaseForm, keys: tuple[str, ...], texts: Texts) -> Html | None:
    return texts(text_id, questions=questions_named(form, keys, texts)) if keys else None
