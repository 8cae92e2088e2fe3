"""A poll: its rules, its votes and how the Bot API tells it. A poll that closes by its own timer tells nobody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .errors import Unwelcome

if TYPE_CHECKING:
    from .messages import Message
    from .people import Bot, Person


@dataclass(slots=True)
class Option:
    text: str
    persistent_id: str
    entities: list[dict[str, Any]] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Poll:
    """`votes` maps a person to the positions they chose, in order."""

    id: str
    question: str
    options: list[Option]
    owner: Bot
    anonymous: bool = True
    kind: str = "regular"
    multiple: bool = False
    revoting: bool = True
    correct: list[int] | None = None
    hide_results: bool = False
    extra: dict[str, Any] = field(default_factory=dict)  # explanation, entities, open_period, close_date
    description: dict[str, Any] = field(default_factory=dict)
    closes_at: float | None = None
    closed: bool = False
    votes: dict[int, tuple[int, ...]] = field(default_factory=dict)
    voters: dict[int, Person] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)  # where it stands; forwards share the poll

    def is_closed(self, now: float) -> bool:
        if not self.closed and self.closes_at is not None and now >= self.closes_at:
            self.closed = True
        return self.closed

    def count(self, index: int) -> int:
        return sum(1 for chosen in self.votes.values() if index in chosen)

    def wire(self, *, in_message: bool = False) -> dict[str, Any]:
        """The Bot API's Poll. A bot always sees the counts of its own polls."""
        out: dict[str, Any] = {
            "id": self.id,
            "question": self.question,
            "options": [self._option(i, option) for i, option in enumerate(self.options)],
            "total_voter_count": len(self.votes),
            "is_closed": self.closed,
            "is_anonymous": self.anonymous,
            "type": self.kind,
            "allows_multiple_answers": self.multiple,
            "allows_revoting": self.revoting,
            "members_only": False,
        }
        if self.correct is not None:
            out["correct_option_ids"] = self.correct
        out.update(self.extra)
        if in_message:
            out.update(self.description)
        return out

    def _option(self, index: int, option: Option) -> dict[str, Any]:
        out: dict[str, Any] = {
            "persistent_id": option.persistent_id,
            "text": option.text,
            "voter_count": self.count(index),
        }
        if option.entities:
            out["text_entities"] = option.entities
        return out

    def answer(self, person: Person) -> dict[str, Any]:
        """The PollAnswer that tells this person's choice; empty lists mean it was taken back."""
        chosen = self.votes.get(person.id, ())
        return {
            "poll_id": self.id,
            "user": person.wire,
            "option_ids": list(chosen),
            "option_persistent_ids": [self.options[i].persistent_id for i in chosen],
        }

    def vote(self, person: Person, chosen: list[int], now: float) -> bool:
        """Records a vote, or takes it back if nothing is chosen; False if nothing changed."""
        if self.is_closed(now):
            raise Unwelcome("This poll is closed.")
        if any(not 0 <= index < len(self.options) for index in chosen):
            raise Unwelcome("This poll has no such option.")
        picked = tuple(sorted(set(chosen)))
        if len(picked) > 1 and not self.multiple:
            raise Unwelcome("This poll takes one answer only.")
        before = self.votes.get(person.id)
        if before is not None and not self.revoting:
            raise Unwelcome("A vote in this poll cannot be changed.")
        if (before or ()) == picked:
            return False
        if picked:
            self.votes[person.id] = picked
            self.voters[person.id] = person
        else:
            self.votes.pop(person.id, None)
        return True
