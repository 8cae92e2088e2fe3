"""What a facilitator is told about messages that did not arrive, in words, with a button that mends it."""

from collections.abc import Sequence

from cards.card import Button, Card, button, lines, paragraphs
from locales import Texts
from locales.dates import moment
from storage.groups import Group
from storage.notices import Notice

SHOWN = 10


def about_group(kind: str, group: Group, texts: Texts) -> Card:
    """A sentence about what happened to a group, and what to do."""
    rows: tuple[tuple[Button, ...], ...] = ()
    if kind == "groups-topic-closed":
        rows = ((button(texts, "groups-button-topic-none", f"groups:topic:{group.id}.0"),),)
    return Card(texts(f"delivery-{kind}", group=group.title), rows)


def missed(notices: Sequence[Notice], group: Group, texts: Texts) -> Card:
    listed = [
        texts(
            "delivery-missed-line", what=kind_words(notice.kind, texts), when=moment(notice.due_at, group.zone, texts)
        )
        for notice in notices[:SHOWN]
    ]
    head = texts("delivery-missed", group=group.title, count=len(notices))
    return Card(paragraphs([head, lines(listed)]))


def uncertain(notice: Notice, group: Group, texts: Texts) -> Card:
    return Card(
        texts("delivery-uncertain", group=group.title, what=kind_words(notice.kind, texts)),
        ((button(texts, "delivery-button-again", f"delivery:again:{notice.id}"),),),
    )


def kind_words(kind: str, texts: Texts) -> str:
    """A notice's kind as a person would call it."""
    return texts.plain(f"delivery-kind-{kind}")
