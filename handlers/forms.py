"""Answers to forms: words and files in the private chat, taps on a step's buttons."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from aiogram.types import Message

from cards import research
from cards.card import Card, button, paragraphs
from cards.naming import button_named
from cards.screens import change_card, help_card, next_card, preview_card, recordings, remarks_text
from community.errors import Gone, HalfUnderstood, Refusal
from community.forms import Done, Screen
from community.steps import Said as Answer
from community.zones import folded
from handlers import pictures, pleasantries
from handlers.cases import send_files
from handlers.together import Albums, Bursts, Pieces, put_at
from handlers.visit import Said, Tap, Visit, number, numbers
from locales import languages, texts
from storage.base import GroupId
from storage.forms import DraftState

MEANWHILE = ("cancel", "help")
"""Commands after which a question asked alone still waits for its answer."""
ALBUMS, BURSTS, PIECES = Albums(), Bursts(), Pieces()


async def shown(visit: Visit, screen: Screen | Done) -> Card:
    """What follows an answer; at the end of a plan with what is to be said about it."""
    if isinstance(screen, Screen):
        screen = await visit.community.agenda.preview(screen)
    elif screen.kind == "research-asked":
        return research.results(await visit.community.research.ask(visit.person, screen.details["words"]), visit.texts)
    return next_card(screen, visit.texts)


async def answer(said: Said) -> bool:
    """Take a private message as an answer. False if nothing was being asked."""
    if PIECES.is_rest(said.message):
        return True
    words = _words(said.message)
    if await _goes_on(said, words):
        return True
    try:
        photo = await _photo_of(said, words)
    except Refusal as refusal:  # of an album it is said once
        await ALBUMS.answer(said, Card(said.texts(refusal.text_id, **refusal.values)))
        return True
    if photo is not None:
        words = replace(words, media=media_of(photo), traces=False)
    screen = await said.community.forms.answer(said.person, words)
    if screen is None:
        return False
    card = await shown(said, screen)
    refused = screen if isinstance(screen, Screen) and screen.refusal is not None else None
    if photo is not None:
        await pictures.keep_one(said, photo, taken=refused is None)
    if refused is not None:
        PIECES.refused(said.message)
        card = await _meant_otherwise(said, words, refused, card)
    at = await ALBUMS.answer(said, card, below=photo is not None)
    said.stands(card)
    if isinstance(screen, Screen) and screen.took_text(said.message.message_id):
        BURSTS.answered(said.message, at)
    return True


async def _meant_otherwise(said: Said, words: Answer, refused: Screen, card: Card) -> Card:
    """Whoever types what a button says means the button; at a preview other words go on with the text before."""
    named = button_named(said.message.text or "", card.rows)
    area, verb, subject = [*(named.data or "" if named else "").split(":", 2), "", ""][:3]
    if area == "forms" and verb in ACTS:
        return await ACTS[verb](said, subject)
    if refused.goes_on_from is not None and pleasantries.kind_of(words.text) is None:
        more = await said.community.forms.edit(said.person, words, rest_of=refused.goes_on_from)
        return await shown(said, more) if more else card
    return card


async def _photo_of(said: Said, words: Answer) -> Message | None:
    """What a picture's file becomes before anything of it is kept. None where nothing would be. Raises Refusal."""
    file = said.message.document
    if file is None or not words.traces:
        return None
    takes = await said.community.drafts.takes_file(said.person, said.message.message_id)
    return await pictures.sent_back(said, file) if takes else None


async def _goes_on(said: Said, words: Answer) -> bool:
    """Whether it was sent before its person could read the next question; then it adds to the answer before."""
    before = BURSTS.before(said.message)
    screen = before and await said.community.forms.edit(said.person, words, rest_of=before[0])
    if not before or not screen:
        return False
    card = await shown(said, screen)
    await put_at(said, card, before[1])
    said.stands(card)
    return True


async def edited(said: Said) -> None:
    """An edit of a message changes the answer it belongs to."""
    screen = await said.community.forms.edit(said.person, _words(said.message))
    if isinstance(screen, Screen) and screen.draft.state is DraftState.ASIDE:
        go_on = button(said.texts, "forms-button-resume", f"forms:show:{screen.draft.id}")
        await said.reply(Card(remarks_text(screen, said.texts), ((go_on,),)))
    elif screen is not None:
        await said.reply(await shown(said, screen))


def _words(message: Message) -> Answer:
    """A contact is a person's name; everything else is its text and its file."""
    contact = message.contact and " ".join(filter(None, (message.contact.first_name, message.contact.last_name)))
    text = message.text or message.caption or contact or ""
    traces = message.document is not None and pictures.is_picture(message.document)
    return Answer(text=text, media=media_of(message), traces=traces, message_id=message.message_id)


def media_of(message: Message) -> str | None:
    """Telegram's file id with its kind, of a photo, document, voice message or video."""
    if message.photo:
        return f"photo:{message.photo[-1].file_id}"
    for kind in ("document", "voice", "video", "audio", "video_note"):
        if (file := getattr(message, kind)) is not None:
            return f"{kind}:{file.file_id}"
    return None


async def offer_to_go_on(said: Said) -> None:
    """Words that answer nothing: perhaps they were meant for a draft that was left aside."""
    drafts = await said.community.drafts.unfinished(said.person)
    if drafts:
        go_on = button(said.texts, "forms-button-resume", f"forms:show:{drafts[0].id}")
        await said.reply(Card(said.texts("forms-left-aside"), ((go_on,),)))
    else:
        await said.reply(Card(said.texts("common-say-help")))


async def open_form(said: Said, name: str, answers: dict[str, object] | None = None) -> None:
    """Begin a form for the person who spoke: here if this is private, else with a link that continues there."""
    group_id = said.group.id if said.group else None
    if said.is_private or answers:
        screen = await said.community.forms.begin(said.person, name, group_id=group_id, answers=answers)
        payload = f"draft-{screen.draft.id}"
        await said.reply(await shown(said, screen), payload=payload)
        return
    await said.continue_in_private(said.texts("forms-continue-in-private"), f"form-{name}-{group_id}")


async def ask_the_rest(said: Said, name: str, half: HalfUnderstood) -> None:
    """What was understood of one line is kept, and the part that is wrong is asked for."""
    group_id = said.group.id if said.group else None
    screen = await said.community.forms.begin(said.person, name, group_id=group_id, half=half)
    if said.is_private:
        await _show(said, screen)
    else:
        kept = paragraphs([said.texts(half.text_id, **half.values), said.texts("forms-rest-kept")])
        await said.continue_in_private(kept, f"draft-{screen.draft.id}")


async def start_form(said: Said) -> None:
    """A link from a group: begin a form meant for it."""
    name, _, group_id = said.line.removeprefix("form-").rpartition("-")
    screen = await said.community.forms.begin(said.person, name, group_id=GroupId(number(group_id)))
    await _show(said, screen)


async def start_draft(said: Said) -> None:
    screen = await said.community.forms.open(said.person, number(said.line.partition("-")[2]))
    await _show(said, screen)


async def _show(said: Said, screen: Screen) -> None:
    await said.reply(await shown(said, screen))


async def pick(visit: Visit, subject: str) -> Card:
    at, step, option = [*subject.split(".", 2), "", ""][:3]
    screen = await visit.community.forms.choose(visit.person, number(at), number(step), option)
    return await shown(visit, replace(screen, turned_to=option) if isinstance(screen, Screen) else screen)


async def page(visit: Visit, subject: str) -> Card:
    at, _, turned_to = subject.rpartition(".")
    screen = await visit.community.forms.open(visit.person, numbers(at)[0])
    return await shown(visit, replace(screen, turned_to=turned_to))


async def complete(visit: Visit, subject: str) -> Card:
    return await shown(visit, await visit.community.forms.complete(visit.person, *numbers(subject)))


async def skip(visit: Visit, subject: str) -> Card:
    return await shown(visit, await visit.community.forms.skip(visit.person, *numbers(subject)))


async def back(visit: Visit, subject: str) -> Card:
    return await shown(visit, await visit.community.forms.back(visit.person, number(subject)))


async def show(visit: Visit, subject: str) -> Card:
    return await shown(visit, await visit.community.forms.open(visit.person, number(subject)))


async def questions(visit: Visit, subject: str) -> Card:
    return change_card(await visit.community.forms.open(visit.person, number(subject)), visit.texts)


async def step(visit: Visit, subject: str) -> Card:
    return await shown(visit, await visit.community.forms.open(visit.person, *numbers(subject)))


async def why(visit: Visit, subject: str) -> Card:
    screen = await visit.community.forms.open(visit.person, numbers(subject)[0])
    return help_card(screen, await visit.community.examples.of(visit.person, screen), visit.texts)


async def hear(tap: Tap) -> None:
    draft_id, step = tap.numbers
    screen = await tap.community.forms.look(tap.person, draft_id)
    await send_files(tap, recordings(screen, step, tap.texts), f"draft-{draft_id}")


async def preview(visit: Visit, subject: str) -> Card:
    return preview_card(await visit.community.forms.open(visit.person, number(subject)), visit.texts)


async def submit(visit: Visit, subject: str) -> Card:
    return next_card(await visit.community.forms.submit(visit.person, number(subject)), visit.texts)


async def discard(visit: Visit, subject: str) -> Card:
    draft = await visit.community.forms.discard(visit.person, number(subject))
    if draft is None:
        raise Gone("error-draft-gone")
    return discarded(draft.id, visit)


async def restore(visit: Visit, subject: str) -> Card:
    return await shown(visit, await visit.community.forms.restore(visit.person, number(subject)))


async def revise(tap: Tap) -> None:
    """From a reviewer's words, which stay in sight: to the answer they are about, or to the preview."""
    draft_id, _, index = tap.subject.partition(".")
    screen = await tap.community.forms.open(tap.person, number(draft_id), number(index) if index else None)
    await tap.reply(await shown(tap, screen))


async def cancel(said: Said) -> None:
    draft = await said.community.forms.discard(said.person)
    await said.reply(discarded(draft.id, said) if draft else Card(said.texts("forms-nothing-open")))


async def cancelled(said: Said) -> bool:
    """The word of the command without its sign, which else would be an answer. False if it is none."""
    words = folded((said.message.text or "").strip(" .!¡"))
    known = {folded(one) for each in languages() for one in texts(each).words("forms-cancel-words")}
    if words in known:
        await cancel(said)
    return words in known


def discarded(draft_id: int, visit: Visit) -> Card:
    back = button(visit.texts, "forms-button-restore", f"forms:restore:{draft_id}")
    return Card(visit.texts("forms-discarded"), ((back,),))


ACTS: dict[str, Callable[[Visit, str], Awaitable[Card]]] = {
    "pick": pick,
    "page": page,
    "complete": complete,
    "skip": skip,
    "back": back,
    "show": show,
    "change": questions,
    "step": step,
    "help": why,
    "preview": preview,
    "submit": submit,
    "discard": discard,
    "restore": restore,
}
"""What a button of a form does, whether it is tapped or its words are typed: the card that follows."""


def _tapped(act: Callable[[Visit, str], Awaitable[Card]]) -> Callable[[Tap], Awaitable[None]]:
    async def tapped(tap: Tap) -> None:
        await tap.show(await act(tap, tap.subject))

    return tapped


TAPS = {verb: _tapped(act) for verb, act in ACTS.items()} | {"revise": revise, "hear": hear}
