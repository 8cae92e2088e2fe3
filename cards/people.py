"""What one person sees about themselves and the bot: welcome, help, language, zone, privacy; for admins, the admins."""

from collections.abc import Sequence
from datetime import datetime

from cards.card import Button, Card, button, in_rows, lines, link, paragraphs
from cards.commands import Command
from community.forms import Done
from locales import Texts
from locales import languages as shipped
from locales.dates import moment, zone_words
from storage.people import Person


def welcome(person: Person, add_link: str, drafts: int, texts: Texts) -> Card:
    """The first words in the private chat."""
    text = paragraphs(
        [
            texts("people-welcome", name=person.name),
            texts("people-welcome-drafts", count=drafts) if drafts else None,
        ]
    )
    return Card(text, ((link(texts, "people-button-add-to-group", add_link),),))


def help_card(commands: Sequence[Command], texts: Texts) -> Card:
    """What this person may do here, a line each."""
    shown = [
        texts("people-help-line", command=command.name, does=texts.plain(f"commands-{command.name}"))
        for command in commands
        if command.name != "start"
    ]
    return Card(paragraphs([texts("people-help"), lines(shown)]))


def languages(texts: Texts) -> Card:
    return Card(texts("people-language-which"), language_rows("people:language:"))


def language_rows(action: str) -> tuple[tuple[Button, ...], ...]:
    """A button for every shipped language, in its own name."""
    return in_rows([Button(Texts(code).plain("people-language-name"), data=f"{action}{code}") for code in shipped()])


def language_chosen(texts: Texts) -> Card:
    return Card(texts("people-language-chosen"))


def zone_chosen(zone: str, now: datetime, texts: Texts) -> Card:
    return Card(texts("people-zone-chosen", place=zone_words(zone, texts), now=moment(now, zone, texts)))


def zone_done(done: Done, texts: Texts) -> Card:
    return zone_chosen(done.details["zone"], done.details["now"], texts)


def admins(people: Sequence[Person], removable: Sequence[Person], texts: Texts) -> Card:
    listed = [texts("people-admin-line", name=_name(person, texts)) for person in people]
    rows = tuple(
        (button(texts, "people-button-withdraw", f"people:withdraw:{person.id}", name=_name(person, texts)),)
        for person in removable
    )
    return Card(paragraphs([texts("people-admins"), lines(listed), texts("people-admins-how")]), rows)


def named_admin(texts: Texts) -> Card:
    return Card(texts("people-you-are-admin"))


def privacy(texts: Texts) -> Card:
    return Card(texts("people-privacy"))


def _name(person: Person, texts: Texts) -> str:
    return person.name or (f"@{person.username}" if person.username else str(person.telegram_id))
