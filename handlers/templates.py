"""Templates of case studies, for admins: sent as a file, tried out, published."""

import asyncio

from cards import templates as cards
from cards.screens import next_card
from community.errors import Refusal
from community.steps import Kind
from community.templates import is_template_file, read_template, trial
from content.template_files import LARGEST_FILE, BadTemplate, Problem
from handlers.telegram import fetched
from handlers.visit import Said, Tap


async def list_them(said: Said) -> None:
    await said.reply(cards.templates(await said.community.templates.all(said.person), said.texts))


async def brought(said: Said) -> bool:
    """Take a file an admin sends as a template. False if it is something else, or an answer to a form."""
    document = said.message.document
    if document is None or not said.person.is_admin or not is_template_file(document.file_name or ""):
        return False
    asked = await said.community.forms.current(said.person)
    if asked is not None and asked.step is not None and asked.step.kind is Kind.MEDIA:
        return False
    try:
        if (document.file_size or 0) > LARGEST_FILE:
            raise BadTemplate(Problem("too-large", values={"size": LARGEST_FILE // 1000}))
        content = await fetched(said.bot, document)
        # A spreadsheet takes a second to read, in which others must not wait.
        template = await asyncio.to_thread(read_template, document.file_name or "", content)
    except BadTemplate as bad:
        await said.reply(cards.problems(bad, said.texts))
        return True
    one = await said.community.templates.bring(said.person, template)
    await said.reply(cards.template(one, said.texts))
    return True


async def list_again(tap: Tap) -> None:
    await tap.show(cards.templates(await tap.community.templates.all(tap.person), tap.texts))


async def open_one(tap: Tap) -> None:
    await tap.show(cards.template(await tap.community.templates.one(tap.person, tap.number), tap.texts))


async def try_out(tap: Tap) -> None:
    if not tap.is_private:
        raise Refusal("error-button-unknown")
    one = await tap.community.templates.one(tap.person, tap.number)
    screen = await tap.community.forms.begin(tap.person, trial(one.row))
    await tap.show(next_card(screen, tap.texts))


async def publish(tap: Tap) -> None:
    await tap.show(cards.template(await tap.community.templates.publish(tap.person, tap.number), tap.texts))


async def retire(tap: Tap) -> None:
    await tap.show(cards.template(await tap.community.templates.retire(tap.person, tap.number), tap.texts))


TAPS = {
    "list": list_again,
    "open": open_one,
    "try": try_out,
    "publish": publish,
    "retire": retire,
}
