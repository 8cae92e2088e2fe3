"""Which card shows which form: every area's previews and endings, by the name a form begins with."""

from collections.abc import Callable
from dataclasses import replace

from cards import cases, groups, holidays, people, plans, polls, privacy, prompts, reviews, templates, webinars
from cards.answers import WordsOf, heading, words_of_area
from cards.card import Card, File, button, paragraphs
from cards.checks import warned
from cards.forms import change_card as _change_card
from cards.forms import step_card
from cards.remarks import news
from community.carrying import has_newer
from community.errors import Refusal
from community.forms import Done, Screen
from community.noting import NOTE
from community.steps import TAPPED, voice_key
from community.worked_examples import WorkedExample
from locales import Html, Texts

WORDS: dict[str, WordsOf] = {
    "case": cases.words_of,
    "trial": cases.words_of,
    "review": reviews.words_of,
}
"""Where a form's words come from, if not from its area's texts."""

SHOWN_IN_PART = ("case", "trial", NOTE)
"""How the forms begin whose preview can be shown while something is missing."""

PREVIEWS: dict[str, Callable[[Screen, Texts], Card]] = {
    "case": cases.preview,
    "trial": templates.preview,
    "review": reviews.preview,
    "poll": polls.plan,
    "prompt": prompts.plan,
    "webinar": webinars.plan,
    "plan": plans.move_plan,
    "holidays": holidays.preview,
}

ENDINGS: dict[str, Callable[[Done, Texts], Card]] = {
    "cases-submitted": cases.submitted,
    "privacy-next": privacy.next_done,
    "names-listed": privacy.listed,
    "reviews-changes-done": reviews.changes_done,
    "reviews-declined-done": reviews.declined_done,
    "reviews-noted": reviews.noted,
    "templates-tried": templates.tried,
    "people-zone": people.zone_done,
    "groups-settings": groups.settings_done,
    "polls-posted": polls.posted,
    "prompts-scheduled": prompts.scheduled,
    "webinars-scheduled": webinars.scheduled,
    "recordings-kept": webinars.recording_done,
    "holidays-kept": holidays.kept,
    **dict.fromkeys(("plan-move-done", "plan-following-done", "plan-pause-done", "plan-last-done"), plans.done),
}


def screen_card(screen: Screen, texts: Texts) -> Card:
    """What the person sees now: the step that is asked, or the preview."""
    name = screen.form.name
    if screen.step is None:
        card = PREVIEWS[name if name in PREVIEWS else name.split(":")[0]](screen, texts)
        return warned(card, screen.findings, screen.group.zone if screen.group else "UTC", texts)
    card = with_news(screen, step_card(screen, _words(screen), texts), texts)
    return card if screen.step.kind in TAPPED else replace(card, asks=f"draft-{screen.draft.id}")


def with_news(screen: Screen, card: Card, texts: Texts) -> Card:
    """A way to the newer questions, where there are any."""
    if not has_newer(screen.form.name):
        return card
    newer = button(texts, "drafts-button-newer", f"drafts:newer:{screen.draft.id}")
    return replace(card, rows=(*card.rows, (newer,)))


def preview_card(screen: Screen, texts: Texts) -> Card:
    """What would be sent, from the middle of the questions; of a case study also while something is missing."""
    if screen.step is not None and screen.missing and not screen.form.name.startswith(SHOWN_IN_PART):
        return screen_card(replace(screen, refusal=Refusal("error-form-missing", count=len(screen.missing))), texts)
    return screen_card(replace(screen, step=None), texts)


def change_card(screen: Screen, texts: Texts) -> Card:
    return _change_card(screen, _words(screen), texts)


def recordings(screen: Screen, number: int, texts: Texts) -> list[Card]:
    """What was told by voice to one question, given by the number of its step, each as a message of its own."""
    step = screen.form.numbered(number)
    if step is None:
        return []
    question = texts.escape(heading(_words(screen)(screen, step, texts).prompt))
    files = [file.partition(":") for file in screen.answers.get(voice_key(step.key)) or []]
    return [Card(question, file=File(kind, file_id=file_id)) for kind, _, file_id in files]


def help_card(screen: Screen, example: WorkedExample | None, texts: Texts) -> Card:
    """The step with the reason why it is asked, and how a colleague answered it."""
    card = screen_card(screen, texts)
    if screen.step is None:
        return card
    why = _words(screen)(screen, screen.step, texts).why
    told = texts("forms-from-colleague", title=example.title, answer=example.answer) if example else None
    return replace(card, text=paragraphs([card.text, texts("forms-why", why=why) if why else None, told]))


def remarks_text(screen: Screen, texts: Texts) -> Html:
    """What an edit did to a draft that is not being written now."""
    return news(screen, texts, _words(screen))


def done_card(done: Done, texts: Texts) -> Card:
    return ENDINGS[done.kind](done, texts)


def next_card(shown: Screen | Done, texts: Texts) -> Card:
    """What follows an answer: the form goes on, or has ended."""
    return done_card(shown, texts) if isinstance(shown, Done) else screen_card(shown, texts)


def _words(screen: Screen) -> WordsOf:
    return WORDS.get(screen.form.name.split(":")[0], words_of_area)
