"""What can be wrong with a plan before anything of it goes out: one list of checks, each with its sentence.

A check finds; it forbids nothing, but for what Telegram would refuse. Its sentence is the text ``checks-<check>``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice, product
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from community.errors import Refusal
from community.notices import is_quiet
from community.steps import YES, Form, Kind, Step, read_link

if TYPE_CHECKING:
    from community.agenda import Entry

CLOSE = timedelta(hours=1)
"""Two posts in a group within this time disturb twice."""
MOST_WAYS = 4096
"""Combinations of answers that are tried at most."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found. ``when`` is the moment it is about, ``other`` the kind of another message."""

    check: str
    when: datetime | None = None
    meant_for: datetime | None = None
    other: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    refused: bool = False
    """Whether Telegram would not take the message."""


# --- messages ---------------------------------------------------------------------------------------------------


def in_quiet_hours(entry: "Entry", others: Sequence["Entry"]) -> Finding | None:
    """It goes out while the group wants quiet, or waits for the end of that."""
    if _quiet(entry, entry.at):
        return Finding("quiet", entry.at)
    if entry.meant_for is not None and entry.at - entry.meant_for > timedelta(minutes=1):
        return Finding("waits", entry.at, entry.meant_for) if _quiet(entry, entry.meant_for) else None
    return None


def close_together(entry: "Entry", others: Sequence["Entry"]) -> Finding | None:
    """Another post about something else comes less than an hour before, or at the same moment."""
    if entry.group is None:
        return None
    for other in others:
        same = other is entry or (_area(other), other.subject_id) == (_area(entry), entry.subject_id)
        if not same and other.group and other.group.id == entry.group.id and abs(other.at - entry.at) < CLOSE:
            return Finding("close", entry.at, other=other.kind)
    return None


def too_long(entry: "Entry", others: Sequence["Entry"]) -> Finding | None:
    """Longer than Telegram takes; in the group's own language it cannot go out at all."""
    if not entry.too_long_in:
        return None
    refused = not entry.texts
    return Finding(
        "refused" if refused else "long", entry.at, words={"language": entry.too_long_in[0]}, refused=refused
    )


def no_link(entry: "Entry", others: Sequence["Entry"]) -> Finding | None:
    for link in entry.links:
        try:
            read_link(link)
        except Refusal:
            return Finding("link", entry.at, words={"link": link}, refused=True)
    return None


MESSAGE_CHECKS: tuple[Callable[["Entry", Sequence["Entry"]], Finding | None], ...] = (
    too_long,
    no_link,
    in_quiet_hours,
    close_together,
)
"""Each takes an entry and those near it in time."""


def look_over(entries: Sequence["Entry"]) -> list["Entry"]:
    """The same entries, which are in order, with what the checks found in those that are still to come."""
    looked: list[Entry] = []
    first = last = 0
    for entry in entries:
        while entries[first].at <= entry.at - CLOSE:
            first += 1
        while last < len(entries) and entries[last].at < entry.at + CLOSE:
            last += 1
        near = entries[first:last]
        found = [check(entry, near) for check in MESSAGE_CHECKS] if entry.is_planned else []
        looked.append(replace(entry, findings=tuple(finding for finding in found if finding)))
    return looked


def _quiet(entry: "Entry", at: datetime) -> bool:
    group = entry.group
    if group is None:
        return False
    return is_quiet(at.astimezone(ZoneInfo(group.zone)).time(), group.quiet_from, group.quiet_until)


def _area(entry: "Entry") -> str:
    return entry.kind.partition("-")[0]


# --- forms ------------------------------------------------------------------------------------------------------


def dead_ends(form: Form) -> Iterator[Finding]:
    """Steps that nobody can answer and nobody can skip: whoever comes to one gets no further."""
    for step in form.steps:
        if step.required and not _has_an_answer(step):
            yield Finding("dead-end", words={"form": form.name, "step": step.key})


def never_asked(form: Form) -> Iterator[Finding]:
    """Steps that no choice of answers leads to."""
    for step in form.steps:
        if not _can_be_asked(form, step):
            yield Finding("never-asked", words={"form": form.name, "step": step.key})


FORM_CHECKS: tuple[Callable[[Form], Iterator[Finding]], ...] = (dead_ends, never_asked)


def check_form(form: Form) -> list[Finding]:
    return [finding for check in FORM_CHECKS for finding in check(form)]


def _has_an_answer(step: Step) -> bool:
    low, high = step.minimum or 0, step.maximum
    if high is not None and low > high:
        return False
    if step.kind is Kind.CHOICE:
        return bool(step.options)
    if step.kind is Kind.MULTI:
        return len(step.options) >= max(low, 1)
    return high is None or high > 0 or step.kind is Kind.NUMBER


class _Watched(dict[str, Any]):
    """Answers that remember which of them were looked at."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        super().__init__(answers)
        self.looked_at: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.looked_at.add(key)
        return super().get(key, default)

    def __getitem__(self, key: str) -> Any:
        return self.get(key)

    def __contains__(self, key: object) -> bool:
        return self.get(str(key)) is not None


def _can_be_asked(form: Form, step: Step) -> bool:
    """Tries what the step's condition looks at, and nothing else, with every answer there may be."""
    if step.only_if is None:
        return True
    keys: list[str] = []
    while True:
        seen: set[str] = set()
        for values in islice(product(*(_answers_to(form, key) for key in keys)), MOST_WAYS):
            answers = _Watched(dict(zip(keys, values, strict=True)))
            if step.only_if(answers):
                return True
            seen |= answers.looked_at
        if seen <= set(keys):
            return False
        keys += sorted(seen - set(keys))


def _answers_to(form: Form, key: str) -> list[Any]:
    for step in form.steps:
        if step.key == key and step.kind is Kind.CHOICE:
            return [None, *step.options]
        if step.key == key and step.kind is Kind.MULTI:
            return [None, list(step.options), *([option] for option in step.options)]
        if step.key == key and step.kind is Kind.NUMBER:
            return [None, 0, 1, *(bound for bound in (step.minimum, step.maximum) if bound)]
    return [None, YES]  # a text, a confirmation, or something that is known without being asked
