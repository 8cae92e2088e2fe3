"""Polls: starting one, voting, closing, looking at what is open and what came of others."""

from aiogram import Bot
from aiogram.types import Message, Poll, PollAnswer

from cards import polls as cards
from community.community import Community
from community.errors import HalfUnderstood
from community.polls import Seen
from handlers.choices import group_of
from handlers.forms import ask_the_rest, open_form
from handlers.groups import account_of, met_by_vote
from handlers.visit import Said, Tap
from storage import updates


async def ask(said: Said) -> None:
    """One line in a group posts at once; without a line, or in private, the form asks."""
    try:
        answers = said.community.polls.read_line(said.line, said.person) if said.line else None
    except HalfUnderstood as half:
        await ask_the_rest(said, "poll", half)
        return
    if said.group is None or answers is None:
        await open_form(said, "poll", answers)
        return
    done = await said.community.polls.post(said.person, said.group.id, _origin(said), answers)
    await said.whisper(cards.until(done, said.texts))


def _origin(said: Said) -> str:
    """The message, once and for all. Ephemeral ones are numbered apart, for each person."""
    message = said.message
    alone = message.ephemeral_message_id
    numbered = f"{said.person.id}.{alone}" if alone is not None else message.message_id
    return f"message:{message.chat.id}:{numbered}"


async def voted(answer: PollAnswer, bot: Bot, community: Community) -> None:
    """A named vote. One given for a channel or by an anonymous admin has nobody's name."""
    if answer.user is None or answer.user.is_bot:
        return
    person = await community.people.meet(account_of(answer.user))
    updates.use_case_begins()
    group = await community.polls.vote(person, answer.poll_id, answer.option_ids)
    if group is not None:
        await met_by_vote(bot, group, person, community)


async def counted(poll: Poll, bot: Bot, community: Community) -> None:
    updates.use_case_begins()
    tally = [option.voter_count for option in poll.options]
    await community.polls.count(poll.id, tally, poll.total_voter_count, closed=poll.is_closed)


async def close(tap: Tap) -> None:
    """The button under the poll itself, which stays where it is."""
    poll = await tap.community.polls.close(tap.person, tap.number, _seen(tap))
    await tap.toast(cards.closing(poll, tap.texts))


def _seen(tap: Tap) -> Seen | None:
    message = tap.query.message
    if not isinstance(message, Message) or message.poll is None:
        return None
    return Seen(message.chat.id, message.message_id, message.poll.id, message.poll.question)


async def stop(tap: Tap) -> None:
    """The button in the list."""
    poll = await tap.community.polls.close(tap.person, tap.number)
    await tap.toast(cards.closing(poll, tap.texts))
    await tap.show(cards.overview(await tap.community.polls.overview(tap.person, poll.group_id), tap.texts))


async def list_them(said: Said) -> None:
    group = await group_of(said, "polls")
    if group is not None:
        await said.reply(cards.overview(await said.community.polls.overview(said.person, group.id), said.texts))


async def show_group(tap: Tap) -> None:
    group = await tap.community.groups.for_member(tap.person, tap.number)
    await tap.show(cards.overview(await tap.community.polls.overview(tap.person, group.id), tap.texts))


async def result(tap: Tap) -> None:
    poll = await tap.community.polls.result(tap.person, tap.number)
    await tap.show(cards.result_in_list(poll, tap.texts))


TAPS = {
    "close": close,
    "stop": stop,
    "group": show_group,
    "result": result,
}
