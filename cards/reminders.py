"""How somebody is reminded: what they chose, and the digest of a morning."""

from collections.abc import Sequence
from datetime import datetime

from cards.budget import choices
from cards.card import Button, Card, Row, lines, link, paragraphs
from community.webinar_dates import Invitation
from locales import Html, Texts
from locales.dates import moment
from storage.preferences import Preference, Reminders


def choice(chosen: Preference, texts: Texts, *, saved: bool = False) -> Card:
    """The ways, the present one marked."""
    text = paragraphs([texts("reminders-saved") if saved else None, texts("reminders-which")])
    ways = tuple((_way(way, chosen.reminders is way, texts),) for way in Reminders)
    return Card(text, (*ways, *choices("budget:self:", chosen.messages_per_day, texts)))


def _way(way: Reminders, is_chosen: bool, texts: Texts) -> Button:
    label = texts.plain(f"reminders-button-{way}")
    return Button(f"✓ {label}" if is_chosen else label, data=f"reminders:choose:{way}")


def digest(today: Sequence[Invitation], news: Sequence[Html], texts: Texts) -> Card:
    """What one person has within a day, and what has changed."""
    shown = [
        texts(
            "reminders-digest-line",
            title=one.webinar.title,
            when=moment(one.date.starts_at, one.webinar.zone, texts),
        )
        for one in today
    ]
    rows: list[Row] = [(link(texts, "webinars-button-join", one.webinar.link),) for one in today[:1]]
    text = paragraphs([texts("reminders-digest"), lines(shown), *news, texts("reminders-digest-how")])
    return Card(text, tuple(rows))


def news_line(kind: str, invitation: Invitation, before: datetime | None, texts: Texts) -> Html:
    """One piece of news in a digest."""
    zone, date = invitation.webinar.zone, invitation.date
    if before is None:
        return texts("reminders-news-recording", title=invitation.webinar.title, link=date.recording or "")
    was, now = moment(before, zone, texts), moment(date.starts_at, zone, texts)
    if kind == "webinars-skipped":
        return texts("webinars-skipped", title=invitation.webinar.title, when=was)
    return texts(kind, title=invitation.webinar.title, before=was, after=now)
