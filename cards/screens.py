"""Which card shows which form: every area's previews and endings, by the name a form begins with."""

from collections.abc import Callable

from cards import cases, groups, holidays, people, plans, polls, prompts, reviews, webinars
from cards.card import Card, paragraphs
from cards.checks import warned
from cards.forms import WordsOf, step_card, words_of_area
from cards.forms import change_card as _change_card
from community.forms import Done, Screen
from locales import Texts

WORDS: dict[str, WordsOf] = {
    "case": cases.words_of,
    "review": reviews.words_of,
}
"""Where a form's words come from, if not from its area's texts."""

PREVIEWS: dict[str, Callable[[Screen, Texts], Card]] = {
    "case": cases.preview,
    "review": reviews.preview,
    "poll": polls.plan,
    "prompt": prompts.plan,
    "webinar": webinars.plan,
    "plan": plans.move_plan,
    "holidays": holidays.preview,
}

ENDINGS: dict[str, Callable[[Done, Texts], Card]] = {
    "cases-submitted": cases.submitted,
    "reviews-changes-done": reviews.changes_done,
    "reviews-declined-done": reviews.declined_done,
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
    return step_card(screen, _words(screen)(screen, screen.step, texts), texts)


def change_card(screen: Screen, texts: Texts) -> Card:
    return _change_card(screen, _words(screen), texts)


def help_card(screen: Screen, texts: Texts) -> Card:
    """The step with the reason why it is asked."""
    card = screen_card(screen, texts)
    if screen.step is None:
        return card
    why = _words(screen)(screen, screen.step, texts).why
    return Card(paragraphs([card.text, texts("forms-why", why=why)]), card.rows) if why else card


def done_card(done: Done, texts: Texts) -> Card:
    return ENDINGS[done.kind](done, texts)


def next_card(shown: Screen | Done, texts: Texts) -> Card:
    """What follows an answer: the form goes on, or has ended."""
    return done_card(shown, texts) if isinstance(shown, Done) else screen_card(shown, texts)


def _words(screen: Screen) -> WordsOf:
    return WORDS.get(screen.form.name.split(":")[0], words_of_area)
