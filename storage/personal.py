"""How each table holds personal data: whose row it is, what of it is told, and what becomes of it when they go.

Every column of every table stands here; a test fails for one that does not.
"""

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """Of a row, when the person it is of is forgotten."""

    ERASED = "erased"
    """With everything that points to it."""
    NAMELESS = "nameless"
    """It stays, because it is others' too, and points to a person of whom nothing is known any more."""
    LOOSENED = "loosened"
    """It stays and points to nobody."""
    NOBODYS = "nobodys"
    """It is about no person, or does not say about whom."""


@dataclass(frozen=True, slots=True)
class Holding:
    """``whose`` is the column that names the person, ``told`` what /mydata tells in words, ``other`` the rest."""

    fate: Fate
    whose: str = ""
    told: tuple[str, ...] = ()
    other: tuple[str, ...] = ()

    @property
    def columns(self) -> set[str]:
        return {*self.told, *self.other} | ({self.whose} if self.whose else set())


def _words(names: str) -> tuple[str, ...]:
    return tuple(names.split())


def _of(fate: Fate, whose: str, told: str, other: str = "") -> Holding:
    return Holding(fate, whose, _words(told), _words(other))


def _nobodys(other: str) -> Holding:
    return Holding(Fate.NOBODYS, other=_words(other))


_PLAN = "id group_id revision rrule starts_on at zone resumes_on state planned_until"
HOLDINGS: dict[str, Holding] = {
    "people": _of(
        Fate.NAMELESS, "id", "name username telegram_id language zone is_admin met_at", "language_chosen reachable"
    ),
    "memberships": _of(Fate.ERASED, "person_id", "role", "group_id named"),
    "preferences": _of(Fate.ERASED, "person_id", "reminders messages_per_day"),
    "daily_readers": _of(Fate.ERASED, "person_id", ""),
    "pauses": _of(Fate.ERASED, "person_id", "since until", "id group_id"),
    "drafts": _of(
        Fate.ERASED,
        "person_id",
        "form answers state changed_at",
        "id group_id subject_id step returns_to_preview message_id said joining refused handover",
    ),
    "cases": _of(
        Fate.ERASED,
        "person_id",
        "title tags audience answers state submitted_at decided_at",
        "id group_id draft_id template template_version route language revision",
    ),
    "consents": _of(Fate.ERASED, "person_id", "use given_at withdrawn_at", "id case_id"),
    "clearances": _of(Fate.NAMELESS, "person_id", "reason said_at", "id draft_id mark"),
    "case_reviews": _of(Fate.NAMELESS, "person_id", "verdict reason said_at", "id case_id revision step"),
    "case_notes": _of(Fate.NAMELESS, "person_id", "noted_at", "case_id step"),
    "rsvps": _of(Fate.ERASED, "person_id", "answer answered_at", "date_id"),
    "votes": _of(Fate.ERASED, "person_id", "choices voted_at", "telegram_id"),
    "prompt_answers": _of(Fate.ERASED, "person_id", "text media answered_at withdrawn_at", "id post_id message_id"),
    "saved_cards": _of(Fate.ERASED, "person_id", "saved_at", "card_id"),
    "searches": _of(Fate.ERASED, "person_id", "words created_at", "id group_id language"),
    "notices": _of(
        Fate.ERASED,
        "person_id",
        "kind due_at state",
        "id key subject_id group_id post_id details meant_for expires_at attempts outcome done_at",
    ),
    "posts": _of(Fate.ERASED, "person_id", "kind posted_at", "id subject_id group_id message_id standing"),
    "farewells": _of(Fate.ERASED, "person_id", "asked_at due_at"),
    "polls": _of(
        Fate.NAMELESS,
        "made_by",
        "question options made_at",
        "id group_id origin anonymous closes_at state telegram_id tally voters closed_at",
    ),
    "webinars": _of(Fate.NAMELESS, "made_by", "title link", _PLAN),
    "prompts": _of(Fate.NAMELESS, "made_by", "text", _PLAN),
    "groups": _of(
        Fate.LOOSENED,
        "added_by",
        "title added_at",
        "id chat_id language zone quiet_from quiet_until thread_id posts_per_day present bot_is_admin",
    ),
    "templates": _of(Fate.LOOSENED, "person_id", "template brought_at", "id version document shipped state"),
    # --- about nobody ---
    "holidays": _nobodys("id group_id kind first last name"),
    "webinar_dates": _nobodys("id webinar_id recurrence_id starts_at state sequence recording"),
    "prompt_dates": _nobodys("id prompt_id recurrence_id starts_at state"),
    # Digests of names, by which nobody is known; a facilitator forgets the list as a whole.
    "listed_names": _nobodys("group_id digest"),
    "research_cards": _nobodys(
        "id slug months strength cost phase source_url source_year citation doi tags title summary watch collection"
        " checked gone"
    ),
    "research_words": _nobodys("card_id language title summary watch"),
    # Kept without saying who asked.
    "unanswered_searches": _nobodys("id words language asked_at"),
    # What somebody said stands here until it is handled, which takes moments; then it is emptied.
    "updates": _nobodys("update_id received_at body handled_at"),
}
