"""What somebody's last message did to a form besides answering, or why it was not taken; said above what comes next."""

from cards.answers import WordsOf, short_question, words_of_area
from cards.card import paragraphs
from community.errors import Refusal
from community.screen import Screen
from community.steps import Step
from locales import Html, Texts

MOST_NAMED = 6


def news(screen: Screen, texts: Texts, words_of: WordsOf = words_of_area) -> Html:
    """All of it; empty where there is nothing to say."""
    return paragraphs([refusal_line(screen.refusal, texts), *remarks(screen, words_of, texts)])


def refusal_line(refusal: Refusal | None, texts: Texts) -> Html | None:
    return texts(refusal.text_id, **refusal.values) if refusal else None


def remarks(screen: Screen, words_of: WordsOf, texts: Texts) -> list[Html]:
    """What the last message did besides answering: answers that are void now, files kept elsewhere, edits."""

    def question(step: Step) -> str:
        return short_question(words_of(screen, step, texts).prompt)

    told = []
    if screen.edited is not None and screen.refusal is None:
        told.append(texts("forms-edited", question=question(screen.edited)))
    if screen.added is not None and screen.refusal is None:
        told.append(texts("forms-added", question=question(screen.added)))
    if screen.void:
        named = texts.listing([question(step) for step in screen.void[:MOST_NAMED]])
        told.append(texts("forms-void", count=len(screen.void), questions=named))
    if screen.taken_as is not None:
        meant = "forms-unrecorded" if screen.taken_as.unrecorded else "forms-taken-as-another"
        told.append(texts(meant, question=question(screen.taken_as)))
    if screen.told is not None and not screen.must_write:
        kept = "forms-told" if screen.told.heard else "forms-told-to-write"
        told.append(texts(kept, question=question(screen.told)))
    if screen.kept_at is not None:
        told.append(texts("forms-kept-at", question=question(screen.kept_at)))
    if screen.left_out:
        told.append(texts("forms-left-out"))
    return told
