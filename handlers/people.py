"""People: meeting the bot, language and zone, who is an admin, what is kept."""

from cards import people as cards
from cards.card import Card
from cards.commands import offered
from cards.naming import button_named
from cards.screens import screen_card
from handlers.commands import forget_admin, register_admin
from handlers.visit import Said, Tap
from locales import languages, texts
from storage.base import PersonId


async def start(said: Said) -> None:
    """The first words, or an unfinished draft to go on with."""
    drafts = await said.community.drafts.unfinished(said.person)
    if said.person.is_admin and said.is_private:  # named before this chat was opened, they have no menu of theirs yet
        await register_admin(said.bot, said.person)
    await said.reply(cards.welcome(said.person, await said.start_group_link(), len(drafts), said.texts))


async def show_help(said: Said) -> None:
    """What this person may do here."""
    facilitates = await said.community.groups.facilitates(said.person, said.group)
    commands = offered(in_group=not said.is_private, facilitates=facilitates, is_admin=said.person.is_admin)
    await said.reply(cards.help_card(commands, said.texts))


async def language(said: Said) -> None:
    """A choice; or at once, where a language is named by its code or its own name."""
    card, code = cards.languages(said.texts), said.line.casefold()
    named = button_named(said.line, card.rows)
    if named and named.data:
        code = named.data.rpartition(":")[2]
    if code in languages():
        said.person = await said.community.people.choose_language(said.person, code)
        card = cards.language_chosen(texts(said.person.language))
    await said.reply(card)


async def choose_language(tap: Tap) -> None:
    person = await tap.community.people.choose_language(tap.person, tap.subject)
    tap.texts = texts(person.language)
    await tap.show(cards.language_chosen(tap.texts))


async def timezone(said: Said) -> None:
    if not said.line:
        screen = await said.community.forms.begin(said.person, "people:zone")
        await said.reply(screen_card(screen, said.texts))
        return
    person = await said.community.people.choose_zone(said.person, said.line)
    await said.reply(cards.zone_chosen(person.zone or "", said.now, said.texts))


async def people(said: Said) -> None:
    """The admins; with a name, one more."""
    if said.line:
        person = await said.community.people.name_admin(said.person, said.line)
        await register_admin(said.bot, person)
        await said.reply(Card(said.texts("people-named", name=person.name)))
        return
    await said.reply(await _admins(said))


async def withdraw(tap: Tap) -> None:
    person = await tap.community.people.withdraw_admin(tap.person, PersonId(tap.number))
    await forget_admin(tap.bot, person)
    await tap.show(await _admins(tap))


async def _admins(visit: Said | Tap) -> Card:
    admins = await visit.community.people.admins(visit.person)
    removable = [admin for admin in admins if not visit.community.people.is_first_admin(admin)]
    return cards.admins(admins, removable, visit.texts)


async def privacy(said: Said) -> None:
    await said.reply(cards.privacy(said.texts))


TAPS = {"language": choose_language, "withdraw": withdraw}
