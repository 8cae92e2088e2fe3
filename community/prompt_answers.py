"""Answers to prompts: replies in the group, collected without a word, changed by editing, and taken back at will."""

from dataclasses import dataclass

from community.clock import Now
from community.errors import Gone
from community.rights import facilitated_group, member_of, must_be_admin
from storage import posts, prompts
from storage.base import GroupId
from storage.database import Database, Tx
from storage.groups import Group
from storage.people import Person
from storage.prompts import KIND, Prompt, PromptAnswer

PAGE = 5


@dataclass(frozen=True, slots=True)
class Reply:
    """A message in a group that answers another."""

    group_id: GroupId
    to_message_id: int
    message_id: int
    text: str
    media: tuple[str, ...] = ()
    """Telegram file ids, each with its kind before a colon."""
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """An answer that was kept; ``first`` if the person never gave one before."""

    answer: PromptAnswer
    first: bool


@dataclass(frozen=True, slots=True)
class Given:
    """An answer to read: who gave it, and in which group."""

    answer: PromptAnswer
    person: Person
    group: Group | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the answers to a prompt, newest first; pages count from 0."""

    prompt: Prompt
    given: tuple[Given, ...]
    number: int
    total: int
    """How many answers there are on all pages."""


@dataclass(frozen=True, slots=True)
class Mine:
    """Some of a person's own answers, each with its prompt, newest first."""

    given: tuple[tuple[PromptAnswer, Prompt], ...]
    number: int
    total: int


class PromptAnswers:
    def __init__(self, db: Database, now: Now) -> None:
        self._db = db
        self._now = now

    async def answer(self, person: Person, reply: Reply) -> Taken | None:
        """Keep a reply to a prompt; an edited one takes the place of what it said before.

        None if it answers no prompt, says nothing we can keep, or changes nothing. One that was taken back stays so.
        """
        if not reply.text and not reply.media:
            return None
        async with self._db.glance() as tx:  # most replies in a group answer something else; they cost no write
            if await _answered(tx, reply) is None:
                return None
        async with self._db.begin() as tx:
            post_id = await _answered(tx, reply)
            if post_id is None:
                return None
            await member_of(tx, person, reply.group_id)
            known = await prompts.answer_at(tx, post_id, reply.message_id)
            if known is not None:
                if reply.edited and known.person_id == person.id and known.withdrawn_at is None:
                    known.text, known.media = reply.text, list(reply.media)
                return None
            first = not await prompts.has_answered_before(tx, person.id)
            answer = PromptAnswer(
                post_id=post_id,
                person_id=person.id,
                message_id=reply.message_id,
                text=reply.text,
                media=list(reply.media),
                answered_at=self._now(),
            )
            tx.add(answer)
            await tx.flush()
            return Taken(answer, first)

    async def take_back(self, person: Person, answer_id: int) -> None:
        """Only whoever gave it may. Nothing of what it said is kept; twice changes nothing."""
        async with self._db.begin() as tx:
            answer = await prompts.answer_by_id(tx, answer_id)
            if answer is None or answer.person_id != person.id:
                raise Gone("error-prompt-answer-gone")
            if answer.withdrawn_at is None:
                answer.text, answer.media, answer.withdrawn_at = "", [], self._now()

    async def mine(self, person: Person, number: int = 0) -> Mine:
        async with self._db.read() as tx:
            total = await prompts.count_answers_of(tx, person.id)
            number = _within(number, total)
            given = await prompts.answers_of(tx, person.id, number * PAGE, PAGE)
            return Mine(tuple(given), number, total)

    async def page(self, person: Person, prompt_id: int, number: int = 0) -> Page:
        """For those who manage the prompt."""
        async with self._db.read() as tx:
            prompt = await prompts.look_at(tx, prompt_id)
            await _may_read(tx, person, prompt)
            if prompt is None:
                raise Gone("error-prompt-gone")
            total = await prompts.count_answers(tx, prompt.id)
            number = _within(number, total)
            rows = await prompts.answers(tx, prompt.id, number * PAGE, PAGE)
            return Page(prompt, tuple(Given(*row) for row in rows), number, total)

    async def one(self, person: Person, answer_id: int) -> tuple[Prompt, Given]:
        """One answer in full, for those who manage its prompt."""
        async with self._db.read() as tx:
            found = await prompts.answer_with_prompt(tx, answer_id)
            if found is None:
                raise Gone("error-prompt-answer-gone")
            prompt, answer, author, group = found
            await _may_read(tx, person, prompt)
            return prompt, Given(answer, author, group)


async def _may_read(tx: Tx, person: Person, prompt: Prompt | None) -> None:
    if prompt is None:
        raise Gone("error-prompt-gone")
    if prompt.group_id is None:
        must_be_admin(person)
    else:
        await facilitated_group(tx, person, prompt.group_id)


def _within(number: int, total: int) -> int:
    """A page that exists; what was on the one asked for may have been taken back."""
    return min(number, max(0, (total - 1) // PAGE))


async def _answered(tx: Tx, reply: Reply) -> int | None:
    """The post of the prompt that it answers, if it answers one."""
    post = await posts.at(tx, reply.group_id, reply.to_message_id)
    return post[0] if post is not None and post[1] == KIND else None
