"""What is shown of a group: the greeting, and what it has settled for itself."""

from collections.abc import Sequence
from datetime import time

from cards.budget import limit_words
from cards.card import Button, Card, Row, button, cut, link
from cards.people import language_rows
from community.errors import Refusal
from community.forms import Done
from locales import Texts
from locales.dates import time_words, zone_words
from storage.groups import Group
from storage.people import Person

QUIET_CHOICES = ("2100-0700", "2000-0800", "2200-0600", "1800-0700", "0000-0000")


def greeting(group: Group, by: Person | None, bot_username: str, texts: Texts) -> Card:
    """Once, briefly, in the language of who added the bot."""
    text = texts("groups-greeting", name=by.name if by else "")
    return Card(text, ((link(texts, "groups-button-private", f"https://t.me/{bot_username}?start=hello"),),))


def settings(group: Group, topic: int | None, texts: Texts) -> Card:
    """What the group has settled; *topic* is the forum topic this is read in, offered as the place to post."""
    text = texts(
        "groups-settings",
        group=group.title,
        language=Texts(group.language).plain("people-language-name"),
        zone=zone_words(group.zone, texts),
        quiet=_quiet(group.quiet_from, group.quiet_until, texts),
        posts=limit_words(group.posts_per_day, texts),
        topic=texts.plain("groups-topic-set" if group.thread_id else "groups-topic-none"),
    )
    rows: list[Row] = [
        (
            button(texts, "groups-button-language", f"groups:languages:{group.id}"),
            button(texts, "groups-button-zone", f"groups:zone:{group.id}"),
        ),
        (
            button(texts, "groups-button-quiet", f"groups:quiet:{group.id}"),
            button(texts, "groups-button-holidays", f"holidays:show:{group.id}"),
        ),
        (button(texts, "groups-button-posts", f"budget:show:{group.id}"),),
    ]
    if topic is not None and topic != group.thread_id:
        rows.append((button(texts, "groups-button-topic-here", f"groups:topic:{group.id}.{topic}"),))
    if group.thread_id is not None:
        rows.append((button(texts, "groups-button-topic-none", f"groups:topic:{group.id}.0"),))
    return Card(text, tuple(rows))


def settings_done(done: Done, texts: Texts) -> Card:
    if done.group is None:
        raise ValueError("settings belong to a group")
    return settings(done.group, None, texts)


def choose(groups: Sequence[Group], action: str, texts: Texts) -> Card:
    """Which group is meant; *action* is what the tap comes back as, before the group's id."""
    return Card(
        texts("groups-which"),
        tuple((Button(cut(group.title, 50), data=f"{action}:{group.id}"),) for group in groups[:50]),
    )


def languages(group: Group, texts: Texts) -> Card:
    return Card(texts("groups-language-which"), language_rows(f"groups:language:{group.id}."))


def quiet_hours(group: Group, texts: Texts) -> Card:
    rows = tuple(
        (Button(_quiet(*read_hours(choice), texts), data=f"groups:hours:{group.id}.{choice}"),)
        for choice in QUIET_CHOICES
    )
    other = button(texts, "groups-button-quiet-other", f"groups:night:{group.id}")
    return Card(texts("groups-quiet-which"), (*rows, (other,)))


def read_hours(words: str) -> tuple[time, time]:
    """ "2100-0700" as two wall times. Raises Refusal for anything that is not offered."""
    if words not in QUIET_CHOICES:
        raise Refusal("error-button-unknown")
    start, end = words.split("-")
    return time(int(start[:2]), int(start[2:])), time(int(end[:2]), int(end[2:]))


def _quiet(start: time, end: time, texts: Texts) -> str:
    if start == end:
        return texts.plain("groups-quiet-none")
    return texts.plain("groups-quiet-hours", start=time_words(start, texts), end=time_words(end, texts))
