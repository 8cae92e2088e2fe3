"""Prompts: planning one, managing what is planned, collecting and reading answers, taking one's own back."""

from cards import prompt_answers as answer_cards
from cards import prompts as cards
from cards.card import Card
from cards.screens import screen_card
from community.errors import HalfUnderstood
from community.prompt_answers import Reply
from handlers.choices import group_of, zone_of
from handlers.forms import ask_the_rest, media_of, open_form
from handlers.visit import Said, Tap


async def plan(said: Said) -> None:
    """One line, or the form."""
    answers = None
    if said.line:
        try:
            answers = said.community.prompts.read_line(said.line, said.person, await zone_of(said))
        except HalfUnderstood as half:
            await ask_the_rest(said, "prompt", half)
            return
    await open_form(said, "prompt", answers)


async def list_them(said: Said) -> None:
    group = await group_of(said, "prompts")
    if group is not None:
        prompts = await said.community.prompts.overview(said.person, group.id)
        await said.reply(cards.overview(prompts, group.title, said.texts))


async def show_group(tap: Tap) -> None:
    group = await tap.community.groups.for_member(tap.person, tap.number)
    prompts = await tap.community.prompts.overview(tap.person, group.id)
    await tap.show(cards.overview(prompts, group.title, tap.texts))


async def open_one(tap: Tap) -> None:
    await tap.show(cards.manage(await tap.community.prompts.one(tap.person, tap.number), tap.texts))


async def pause(tap: Tap) -> None:
    await tap.show(cards.manage(await tap.community.prompts.pause(tap.person, tap.number), tap.texts))


async def resume(tap: Tap) -> None:
    await tap.show(cards.manage(await tap.community.prompts.resume(tap.person, tap.number), tap.texts))


async def edit(tap: Tap) -> None:
    """The form again, with its answers, at the preview."""
    screen = await tap.community.forms.begin(tap.person, "prompt", subject_id=tap.number)
    await tap.show(screen_card(screen, tap.texts))


async def send(tap: Tap) -> None:
    await tap.show(cards.sure_send(await tap.community.prompts.one(tap.person, tap.number), tap.texts))


async def sent(tap: Tap) -> None:
    prompt_id, times = tap.numbers
    one = await tap.community.prompts.send_now(tap.person, prompt_id, times)
    await tap.show(cards.manage(one, tap.texts))
    await tap.toast(tap.texts.plain("prompts-sent"))


async def end(tap: Tap) -> None:
    await tap.show(cards.sure_end(await tap.community.prompts.one(tap.person, tap.number), tap.texts))


async def ended(tap: Tap) -> None:
    await tap.show(cards.manage(await tap.community.prompts.end(tap.person, tap.number), tap.texts))


async def collect(said: Said, *, edited: bool = False) -> None:
    """A reply in a group: an answer, if it is to a prompt. The first time ever, the person is told.

    Where that cannot be told to them alone, the prompt itself has said so.
    """
    message = said.message
    if said.group is None or message.reply_to_message is None:
        return
    media = media_of(message)
    reply = Reply(
        group_id=said.group.id,
        to_message_id=message.reply_to_message.message_id,
        message_id=message.message_id,
        text=message.text or message.caption or "",
        media=(media,) if media else (),
        edited=edited,
    )
    taken = await said.community.prompt_answers.answer(said.person, reply)
    if taken is not None and taken.first:
        await said.whisper(answer_cards.thanks(taken, said.texts))


async def take_back(tap: Tap) -> None:
    await tap.community.prompt_answers.take_back(tap.person, tap.number)
    await tap.show(Card(tap.texts("prompts-taken-back")))


async def answers(tap: Tap) -> None:
    prompt_id, page = tap.numbers
    shown = await tap.community.prompt_answers.page(tap.person, prompt_id, page)
    await tap.show(answer_cards.page(shown, tap.texts))


async def answer(tap: Tap) -> None:
    prompt, given = await tap.community.prompt_answers.one(tap.person, tap.number)
    await tap.show(answer_cards.whole(prompt, given, tap.texts))
    for file in answer_cards.files(given):
        await tap.reply(file)


async def mine(said: Said) -> None:
    """A person's own answers, to them alone."""
    shown = await said.community.prompt_answers.mine(said.person)
    await said.reply(answer_cards.mine(shown, said.texts), payload="answers")


async def my_page(tap: Tap) -> None:
    shown = await tap.community.prompt_answers.mine(tap.person, tap.number)
    await tap.show(answer_cards.mine(shown, tap.texts))


async def withdraw(tap: Tap) -> None:
    """Take one back from the list, which stays at its page."""
    answer_id, page = tap.numbers
    await tap.community.prompt_answers.take_back(tap.person, answer_id)
    shown = await tap.community.prompt_answers.mine(tap.person, page)
    await tap.show(answer_cards.mine(shown, tap.texts))


TAPS = {
    "group": show_group,
    "open": open_one,
    "pause": pause,
    "resume": resume,
    "edit": edit,
    "send": send,
    "sent": sent,
    "end": end,
    "ended": ended,
    "takeback": take_back,
    "answers": answers,
    "answer": answer,
    "mine": my_page,
    "withdraw": withdraw,
}
