"""How what was composed becomes an entry of the agenda, and the paper it is written on instead of being sent."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count
from typing import Any

from cards.card import Card, Row, lines
from community.agenda import Entry
from locales import Html, texts
from scheduler.kinds import NativePoll, Reader, Sent, StopPoll, What
from scheduler.transport import Outcome, Word
from storage.notices import Notice

OURS_FROM = 1_000_000_000
"""Message ids begin here, above any that stand in the copy."""


@dataclass(frozen=True, slots=True)
class Paper:
    """In the place of the transport: everything arrives, and is written down."""

    write: Callable[[What], None]
    numbers: Iterator[int] = field(default_factory=lambda: count(OURS_FROM))

    async def send(self, chat_id: int, what: What, *, thread: int | None, reply_to: int | None) -> Outcome:
        self.write(what)
        number = next(self.numbers)
        match what:
            case StopPoll():
                return Outcome(Word.SENT, Sent(what.message_id))
            case NativePoll():
                return Outcome(Word.SENT, Sent(number, f"played:{number}"))
            case Card():
                return Outcome(Word.SENT, Sent(number))

    async def edit(self, chat_id: int, message_id: int, card: Card) -> Outcome:
        return Outcome(Word.SENT, Sent(message_id))

    def wait_for(self, chat_id: int) -> float:
        return 0.0

    def close(self) -> None:
        """Nothing is on its way."""


def entry_of(
    notice: Notice, reader: Reader, shown: Mapping[str, What], readers: Mapping[str, int], **more: Any
) -> Entry:
    """*shown* is the message by language, *readers* how many read which."""
    own = reader.texts.language
    what = shown.get(own)
    read = {name: one for name, one in shown.items() if name == own or name in readers}
    return Entry(
        at=reader.now,
        kind=notice.kind,
        subject_id=notice.subject_id,
        notice_id=notice.id,
        group=reader.group,
        to=sum(readers.values()),
        texts={name: _text(one) for name, one in read.items()},
        buttons={name: [[button.text for button in row] for row in _rows(one)] for name, one in read.items()},
        links=[button.url for button in chain(*_rows(what)) if button.url],
        is_poll=isinstance(what, NativePoll),
        silent=isinstance(what, Card) and what.silent,
        **more,
    )


def together(entries: Iterable[Entry]) -> list[Entry]:
    """In order; private messages that say the same to several people at the same moment are one entry."""
    kept: dict[Any, Entry] = {}
    for number, entry in enumerate(entries):
        same = (entry.at, entry.kind, entry.subject_id, entry.state, tuple(entry.texts.items()))
        key = number if entry.group is not None else same
        kept[key] = replace(kept[key], to=kept[key].to + entry.to) if key in kept else entry
    return sorted(kept.values(), key=lambda entry: entry.at)


def _text(what: What) -> Html:
    match what:
        case Card():
            return what.text
        case NativePoll():
            escape = texts("en").escape
            return lines([Html(f"<b>{escape(what.question)}</b>"), *(f"○ {escape(one)}" for one in what.options)])
        case StopPoll():
            return Html("")


def _rows(what: What | None) -> Sequence[Row]:
    return what.rows if isinstance(what, Card | NativePoll) else ()
