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

    did, told = screen.news, []
    if did.edited is not None and screen.refusal is None:
        told.append(texts("forms-edited", question=question(did.edited)))
    if did.added is not None and screen.refusal is None:
        told.append(texts("forms-added", question=question(did.added)))
    if did.void:
        named = texts.listing([question(step) for step in did.void[:MOST_NAMED]])
        told.append(texts("forms-void", count=len(did.void), questions=named))
    if did.taken_as is not None:
        meant = "forms-unrecorded" if did.taken_as.unrecorded else "forms-taken-as-another"
        told.append(texts(meant, question=question(did.taken_as)))
    if did.told is not None and not screen.must_write:
        kept = "forms-told" if did.told.heard else "forms-told-to-write"
        told.append(texts(kept, question=question(did.told)))
    if did.kept_at is not None:
        told.append(texts("forms-kept-at", question=question(did.kept_at)))
    if did.left_out:
        told.append(texts("forms-left-out"))
    return told
