"""Messages a day: what can be chosen, what is held back, and what goes out beyond it."""

from dataclasses import replace

from cards.card import MESSAGE_LIMIT, Button, Card, Row, button, in_rows, paragraphs, visible_length
from community.budget import CHOICES
from locales import Texts
from locales.dates import moment
from storage.groups import Group
from storage.notices import Notice


def of_group(group: Group, texts: Texts) -> Card:
    rows = choices(f"budget:group:{group.id}.", group.posts_per_day, texts)
    back = (button(texts, "holidays-button-back", f"groups:settings:{group.id}"),)
    return Card(texts("budget-which", group=group.title), (*rows, back))


def choices(action: str, chosen: int | None, texts: Texts) -> tuple[Row, ...]:
    """A button for each number of messages, the present one marked."""
    marked = [(limit, limit == (chosen or 0)) for limit in CHOICES]
    return in_rows([Button(_label(limit, is_it, texts), data=f"{action}{limit}") for limit, is_it in marked])


def _label(limit: int, is_chosen: bool, texts: Texts) -> str:
    label = limit_words(limit, texts)
    return f"✓ {label}" if is_chosen else label


def limit_words(limit: int | None, texts: Texts) -> str:
    return texts.plain("budget-limit", count=limit or 0)


def held(notice: Notice, group: Group, texts: Texts) -> Card:
    """To the facilitators: it waits, and can be let go."""
    is_late = notice.expires_at is not None and notice.due_at > notice.expires_at
    text = texts(
        "budget-held",
        group=group.title,
        what=texts.plain(f"delivery-kind-{notice.kind}"),
        count=group.posts_per_day or 0,
        when=moment(notice.due_at, group.zone, texts),
        late="yes" if is_late else "no",
    )
    change = button(texts, "budget-button-change", f"budget:show:{group.id}")
    return Card(text, ((button(texts, "budget-button-urgent", f"budget:urgent:{notice.id}"),), (change,)))


def urgent(card: Card, by: str, texts: Texts) -> Card:
    """The same message, saying openly that it goes out beyond what the group wanted."""
    text = paragraphs([card.text, texts("budget-urgent", name=by)])
    return replace(card, text=text, silent=False) if visible_length(text) <= MESSAGE_LIMIT else card
