"""What a facilitator sees of the agenda: the list of what will go out, and one message as it will look."""

from collections.abc import Sequence

from cards.card import MESSAGE_LIMIT, Button, Card, Row, button, cut, in_rows, paragraphs, visible, visible_length
from cards.checks import finding_lines, message_words
from community.agenda import Entry
from community.clock import DAYS
from locales import Html, Texts
from locales.dates import language_words, moment
from storage.groups import Group

PAGE = 8


def agenda(group: Group, entries: Sequence[Entry], number: int, texts: Texts) -> Card:
    """One page of the list, the first being 0; a number under it opens the message of that number."""
    if not entries:
        return Card(texts("agenda-none", group=group.title, days=DAYS))
    number = min(number, (len(entries) - 1) // PAGE)
    shown = list(enumerate(entries, start=1))[number * PAGE : (number + 1) * PAGE]
    head = texts("agenda-head", group=group.title, days=DAYS, count=len(entries))
    marked = any(entry.findings for _, entry in shown)
    text = paragraphs(
        [
            head,
            *(_line(place, entry, group, texts) for place, entry in shown),
            texts("agenda-marked") if marked else None,
        ]
    )
    opening = [Button(str(place), data=f"agenda:open:{_name(entry, entries, group)}") for place, entry in shown]
    return Card(text, (*in_rows(opening, wide=4), *_around(group, number, len(entries), texts)))


def message(group: Group, entries: Sequence[Entry], entry: Entry, language: str, texts: Texts) -> Card:
    """One message: when, to how many, what is to be said about it, and the message itself."""
    head = texts(
        "agenda-message",
        what=message_words(entry.kind, texts),
        when=moment(entry.at, group.zone, texts),
        where=_where(entry, texts),
        silent=str(entry.silent).lower(),
    )
    findings = finding_lines(entry.findings, group.zone, texts)
    language = language if language in entry.texts else next(iter(entry.texts), "")
    body: Html | str = entry.texts.get(language, Html(""))
    about = paragraphs([head, findings, texts("agenda-rule")])
    if visible_length(about) + visible_length(body) + 2 > MESSAGE_LIMIT:
        body = texts.escape(cut(visible(body), MESSAGE_LIMIT - visible_length(about) - 2))
    labels = " · ".join(label for row in entry.buttons.get(language, ()) for label in row)
    text = paragraphs([about, body, texts("agenda-buttons", labels=labels) if labels else None])
    name = _name(entry, entries, group)
    others = tuple(
        Button(language_words(one, texts), data=f"agenda:open:{name}.{one}") for one in entry.texts if one != language
    )
    place = next(index for index, one in enumerate(entries) if one is entry)
    back = button(texts, "agenda-button-back", f"agenda:page:{group.id}.{place // PAGE}")
    return Card(text if visible_length(text) <= MESSAGE_LIMIT else paragraphs([about, body]), (*_row(others), (back,)))


def find(entries: Sequence[Entry], name: str) -> Entry | None:
    """The message that a button names by its moment and its place among those of the same moment."""
    at, _, place = name.partition(".")
    same = [entry for entry in entries if str(int(entry.at.timestamp())) == at]
    return same[int(place)] if place.isdecimal() and int(place) < len(same) else None


def _name(entry: Entry, entries: Sequence[Entry], group: Group) -> str:
    at = int(entry.at.timestamp())
    place = [one for one in entries if int(one.at.timestamp()) == at].index(entry)
    return f"{group.id}.{at}.{place}"


def _line(place: int, entry: Entry, group: Group, texts: Texts) -> Html:
    return texts(
        "agenda-line",
        number=str(place),
        when=moment(entry.at, group.zone, texts),
        what=message_words(entry.kind, texts),
        where=_where(entry, texts),
        mark="warning" if entry.findings else "none",
    )


def _where(entry: Entry, texts: Texts) -> str:
    return texts.plain("agenda-to-group" if entry.group else "agenda-to-people", count=entry.to)


def _around(group: Group, number: int, total: int, texts: Texts) -> tuple[Row, ...]:
    row: list[Button] = []
    if number > 0:
        row.append(button(texts, "agenda-button-earlier", f"agenda:page:{group.id}.{number - 1}"))
    if (number + 1) * PAGE < total:
        row.append(button(texts, "agenda-button-later", f"agenda:page:{group.id}.{number + 1}"))
    return _row(tuple(row))


def _row(row: Row) -> tuple[Row, ...]:
    return (row,) if row else ()
