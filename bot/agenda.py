"""The agenda for whoever runs the bot: as text for the terminal, as rows for a page, and what the checks found."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from bot.settings import Settings
from bot.stop import CannotRun
from cards.card import visible
from cards.checks import finding_words, message_words
from community.agenda import Agenda, Entry
from community.checks import check_form
from community.clock import utc_now
from community.every_form import every_form
from locales import Texts, texts
from locales.dates import day_words
from scheduler.agenda import Foresight
from storage import agenda as looking
from storage.database import CannotOpen, Database

INDENT = " " * 7


@dataclass(frozen=True, slots=True)
class Asked:
    """What the operator wants to see: which groups, by id or a part of the title; whose time; which language."""

    days: int
    group: str = ""
    zone: str = ""
    language: str = ""


@asynccontextmanager
async def opened_agenda(settings: Settings) -> AsyncIterator[Agenda]:
    """The agenda of the bot's database; of rehearsal's where there is no other. Raises CannotRun."""
    url, now = settings.database, utc_now
    if settings.rehearsing and not settings.has_data and settings.rehearsal_file.exists():
        url = f"sqlite+aiosqlite:///{settings.rehearsal_file}"
    elif not settings.has_data:
        raise CannotRun("no-data", file=settings.database)
    try:
        async with Database.open(url) as db:
            if url != settings.database:  # whose clock is ahead
                async with db.read() as tx:
                    latest = max(utc_now(), await looking.latest(tx) or utc_now())
                now = lambda: latest  # noqa: E731
            yield Agenda(db, now, Foresight(db, now, settings.default_timezone, settings.default_language))
    except CannotOpen as error:
        raise CannotRun(settings.database_fault, why=str(error)) from error


async def asked_entries(agenda: Agenda, asked: Asked) -> list[Entry]:
    """What was asked for; a private message is of no group, so it is left out where a group is named."""
    entries = await agenda.everything(asked.days)
    if not asked.group:
        return entries
    return [one for one in entries if one.group and _is_meant(one, asked.group)]


def _is_meant(entry: Entry, wanted: str) -> bool:
    group = entry.group
    return group is not None and (str(group.id) == wanted or wanted.casefold() in group.title.casefold())


def rows(entries: Sequence[Entry], zone: str, said: Texts) -> list[dict[str, Any]]:
    """As docs/rehearsal.md has them; *zone* is for private messages."""
    return [_row(entry, entry.group.zone if entry.group else zone, said) for entry in entries]


async def page_rows(agenda: Agenda, zone: str, days: int, language: str) -> list[dict[str, Any]]:
    """What rehearsal's page asks for."""
    return rows(await agenda.everything(days), zone, texts(language))


def as_rows(entries: Sequence[Entry], asked: Asked, settings: Settings) -> str:
    """The same as JSON."""
    said = texts(asked.language or settings.default_language)
    zones = [asked.zone or _zone_of(entry, settings) for entry in entries]
    shown = [_row(entry, zone, said) for entry, zone in zip(entries, zones, strict=True)]
    return json.dumps(shown, ensure_ascii=False, indent=1)


def _zone_of(entry: Entry, settings: Settings) -> str:
    return entry.group.zone if entry.group else settings.default_timezone


def _row(entry: Entry, zone: str, said: Texts) -> dict[str, Any]:
    return {
        "due": entry.at.isoformat(),
        "wall": entry.at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M"),
        "zone": zone,
        "where": entry.group.title if entry.group else None,
        "to": entry.to,
        "kind": entry.kind,
        "what": message_words(entry.kind, said),
        "state": entry.state,
        "texts": dict(entry.texts),
        "buttons": {language: [list(row) for row in labels] for language, labels in entry.buttons.items()},
        "poll": entry.is_poll,
        "silent": entry.silent,
        "warnings": [finding_words(finding, zone, said) for finding in entry.findings],
    }


def page(entries: Sequence[Entry], asked: Asked, settings: Settings) -> str:
    """For the terminal: day by day, each message with its time, place, text and buttons."""
    said = texts(asked.language or settings.default_language)
    if not entries:
        return said.plain("operator-agenda-none", days=asked.days)
    shown = []
    zoned = [(entry, asked.zone or _zone_of(entry, settings)) for entry in entries]
    for day, of_day in groupby(zoned, key=lambda one: one[0].at.astimezone(ZoneInfo(one[1])).date()):
        shown.append("\n".join([day_words(day, said), *(_message(entry, zone, asked, said) for entry, zone in of_day)]))
    return "\n\n".join(shown)


def _message(entry: Entry, zone: str, asked: Asked, said: Texts) -> str:
    local = entry.at.astimezone(ZoneInfo(zone))
    where = entry.group.title if entry.group else said.plain("operator-agenda-private")
    head = said.plain(
        "operator-agenda-line",
        time=local.strftime("%H:%M"),
        zone=zone,
        where=where,
        count=entry.to,
        what=message_words(entry.kind, said),
        state=entry.state,
    )
    language = asked.language if asked.language in entry.texts else next(iter(entry.texts), "")
    text = entry.texts.get(language) or said("operator-agenda-no-card", state=entry.state)
    buttons = " ".join(f"[{label}]" for row in entry.buttons.get(language, ()) for label in row)
    warnings = [said.plain("operator-agenda-warning", words=finding_words(one, zone, said)) for one in entry.findings]
    below = [*visible(text).splitlines(), *([buttons] if buttons else []), *warnings]
    return "\n".join([head, *(f"{INDENT}{line}".rstrip() for line in below if line.strip())])


async def plan_findings(agenda: Agenda, days: int, said: Texts, zone: str) -> list[str]:
    """A sentence for everything the checks found, in forms and in what will go out."""
    found = [finding_words(one, zone, said) for form in every_form() for one in check_form(form)]
    for entry in await agenda.everything(days):
        where = entry.group.title if entry.group else said.plain("operator-agenda-private")
        of = entry.group.zone if entry.group else zone
        what = message_words(entry.kind, said)
        found += [
            said.plain("operator-check-line", where=where, what=what, words=finding_words(one, of, said))
            for one in entry.findings
        ]
    return list(dict.fromkeys(found))
