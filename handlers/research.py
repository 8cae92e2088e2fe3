"""Research: asking for it, turning pages, opening and saving a card, sharing one, and inline mode in any chat."""

import logging

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InlineQueryResultUnion,
    InputTextMessageContent,
)

from cards import research as cards
from cards.card import Card
from community.community import Community
from community.research import ASK_FORM
from handlers.groups import account_of
from handlers.telegram import NO_PREVIEW, keyboard
from handlers.visit import Said, Tap, number
from locales import texts
from storage.base import GroupId

log = logging.getLogger(__name__)
STALE_AFTER = 30
"""Seconds for which Telegram may answer the same person's same question by itself."""


async def ask(said: Said) -> None:
    """Words are looked for; without any, the next ones are the question."""
    if not said.line:
        await _ask(said)
        return
    await _no_longer_asked(said)
    found = await said.community.research.ask(said.person, said.line, _here(said))
    await said.reply(cards.results(found, said.texts), payload=f"research-{found.search.id}")


async def start_research(said: Said) -> None:
    """A link into the private chat: to a search from a group, or to ask one."""
    _, _, search_id = said.line.partition("-")
    if search_id:
        found = await said.community.research.page(said.person, number(search_id), 0)
        await said.reply(cards.results(found, said.texts))
    else:
        await _ask(said)


async def _ask(said: Said) -> None:
    """Only in private are the next words sure to be for us."""
    if said.is_private:
        await said.community.forms.begin(said.person, ASK_FORM.name)
    topics = await said.community.research.topics()
    await said.reply(cards.ask(topics, said.texts, here=said.is_private), payload="research")


async def _no_longer_asked(visit: Said | Tap) -> None:
    """What comes next is no question any more."""
    open_form = await visit.community.forms.current(visit.person)
    if open_form is not None and open_form.form.name == ASK_FORM.name:
        await visit.community.forms.discard(visit.person, open_form.draft.id)


async def saved(said: Said) -> None:
    await said.reply(cards.saved(await said.community.research.saved(said.person), said.texts), payload="saved")


async def ask_again(tap: Tap) -> None:
    if tap.is_private:
        await tap.community.forms.begin(tap.person, ASK_FORM.name)
    await tap.show(cards.ask(await tap.community.research.topics(), tap.texts, here=tap.is_private))


async def topic(tap: Tap) -> None:
    await _no_longer_asked(tap)
    found = await tap.community.research.ask(tap.person, f"#{tap.subject}", _here(tap))
    await tap.show(cards.results(found, tap.texts))


async def page(tap: Tap) -> None:
    await tap.show(cards.results(await tap.community.research.page(tap.person, *tap.numbers), tap.texts))


async def saved_page(tap: Tap) -> None:
    await tap.show(cards.saved(await tap.community.research.saved(tap.person, tap.number), tap.texts))


async def open_one(tap: Tap) -> None:
    await tap.show(await _opened(tap))


async def save(tap: Tap) -> None:
    await tap.community.research.save(tap.person, _place(tap)[2])
    await tap.toast(tap.texts.plain("research-saved-now"))
    await tap.show(await _opened(tap))


async def unsave(tap: Tap) -> None:
    await tap.community.research.unsave(tap.person, _place(tap)[2])
    await tap.show(await _opened(tap))


async def keep(tap: Tap) -> None:
    """Save from a card that others see too: nothing changes on it."""
    await tap.community.research.save(tap.person, tap.number)
    await tap.toast(tap.texts.plain("research-saved-now"))


async def share(tap: Tap) -> None:
    """With the group they asked in or the only one they are in, once they say so; else they choose."""
    search_id, at, card_id = _place(tap)
    opened = await tap.community.research.open(tap.person, card_id, search_id, at, tap.group)
    card = cards.share_with if opened.group is None else cards.sure_share
    await tap.show(card(opened, tap.texts))


async def share_to(tap: Tap) -> None:
    place, _, group_id = tap.subject.rpartition(".")
    tap.subject = place
    shared = await tap.community.research.share(tap.person, _place(tap)[2], GroupId(number(group_id)))
    await tap.toast(cards.shared_toast(shared, shared.at <= tap.now, tap.texts))
    await tap.show(await _opened(tap))


async def answer_inline(query: InlineQuery, bot: Bot, community: Community) -> None:
    """Cards to send to any chat, in the language of the person who types."""
    person = await community.people.meet(account_of(query.from_user))
    words = texts(person.language)
    at = int(query.offset) if query.offset.isascii() and query.offset.isdecimal() else 0
    findings, more = await community.research.inline(person, query.query, at)
    results: list[InlineQueryResultUnion] = [_result(cards.article(finding, words)) for finding in findings]
    helping = InlineQueryResultsButton(text=words.plain("research-button-inline-help"), start_parameter="research")
    try:
        await query.answer(
            results,
            is_personal=True,
            cache_time=STALE_AFTER,
            next_offset=str(at + 1) if more else "",
            button=None if results or at else helping,
        )
    except TelegramBadRequest as error:
        log.info("an inline question was too old to answer: %s", error.message)


def _result(article: cards.Article) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        id=article.id,
        title=article.title,
        description=article.description,
        input_message_content=InputTextMessageContent(
            message_text=article.card.text, parse_mode="HTML", link_preview_options=NO_PREVIEW
        ),
        reply_markup=keyboard(article.card),
    )


def _here(visit: Said | Tap) -> GroupId | None:
    return visit.group.id if visit.group else None


async def _opened(tap: Tap) -> Card:
    search_id, at, card_id = _place(tap)
    return cards.opened(await tap.community.research.open(tap.person, card_id, search_id, at, tap.group), tap.texts)


def _place(tap: Tap) -> tuple[int, int, int]:
    """The search, its page, and the card of a button."""
    search_id, at, card_id = ([*tap.subject.split(".", 2), "", ""])[:3]
    return number(search_id), number(at), number(card_id)


TAPS = {
    "ask": ask_again,
    "topic": topic,
    "page": page,
    "saved": saved_page,
    "open": open_one,
    "save": save,
    "unsave": unsave,
    "keep": keep,
    "share": share,
    "to": share_to,
}
