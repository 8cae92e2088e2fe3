"""The topics of a case study to choose from: what its words speak of first, a page at a time for a small phone."""

from cards.card import Button, button, in_rows
from community.forms import Screen
from community.steps import Step
from content import tags
from locales import Texts

PAGE = 10
"""Topics; with the buttons below them they fit on a small phone."""


def topic_rows(screen: Screen, step: Step, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    """The chosen ones, ticked; a page of the others; and the way to the next page, round and round."""
    at = f"{screen.draft.id}.{screen.form.number(step.key)}"
    labels, chosen = tags.labels(texts.language), list(screen.answers.get(step.key) or [])
    listed = _in_order(screen, texts)
    pages = -(-len(listed) // PAGE)
    page = _page(screen, listed)
    others = [tag for tag in listed[page * PAGE : (page + 1) * PAGE] if tag not in chosen]
    ticked = [Button(f"✓ {labels.get(tag, tag)}", data=_data(at, tag)) for tag in chosen]
    rows = in_rows([*ticked, *(Button(labels[tag], data=_data(at, tag)) for tag in others)], wide=3, letters=30)
    more = button(
        texts, "forms-button-more-topics", f"forms:page:{at}.{(page + 1) % pages}", page=page + 1, pages=pages
    )
    return (*rows, (more,))


def _page(screen: Screen, listed: list[str]) -> int:
    """The one that was asked for, or the one with the topic that was tapped."""
    said = screen.turned_to
    if said in listed:
        return listed.index(said) // PAGE
    return int(said) if said.isdecimal() and int(said) * PAGE < len(listed) else 0


def _in_order(screen: Screen, texts: Texts) -> list[str]:
    words = " ".join(value for value in screen.answers.values() if isinstance(value, str))
    return list(dict.fromkeys([*tags.mentioned(words, texts.language), *tags.labels(texts.language)]))


def _data(at: str, tag: str) -> str:
    """A proposed word may be longer than a button's data can hold; it is taken out by its first letters then."""
    return f"forms:pick:{at}.{tag}".encode()[:64].decode(errors="ignore")
