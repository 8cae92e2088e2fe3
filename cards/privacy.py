"""What the privacy check found, one finding at a time, with three choices; and schools' lists of names."""

from collections.abc import Sequence

from cards.answers import short_question
from cards.card import Button, Card, Row, button, lines, paragraphs
from cards.case_answers import step_words
from community.forms import Done
from community.privacy.concerns import UNCHECKED, Concern
from community.privacy.decisions import Look
from locales import Html, Texts

REASONS = {"faces": ("nobody-seen", "agreed"), "voices": ("listened", "agreed"), "files": ("read", "agreed")}
USUAL_REASONS = ("made-up", "public", "agreed", "mistaken")
"""What is offered as a reason; anything else is said in words of one's own."""
KNOWN_REASONS = {*USUAL_REASONS, *(reason for reasons in REASONS.values() for reason in reasons)}


def looking(look: Look, texts: Texts) -> Card:
    """The finding to decide on now, or that nothing is left."""
    return concern(look, look.current, texts) if look.current else nothing_left(look, texts)


def concern(look: Look, one: Concern, texts: Texts) -> Card:
    about = f"{look.draft_id}.{one.mark}"
    text = paragraphs(
        [
            texts("privacy-head", number=look.number, total=len(look.concerns)),
            _unchecked(look, one, texts) if one.kind in UNCHECKED else _found(look, one, texts),
            lines([reason_line(one, texts)]),
            texts("privacy-choose" if look.case is None else "privacy-choose-review"),
        ]
    )
    return Card(
        text,
        (
            (button(texts, "privacy-button-change", f"privacy:change:{about}"),),
            (button(texts, "privacy-button-fine", f"privacy:fine:{about}"),),
            (button(texts, "privacy-button-remove", f"privacy:remove:{about}"),),
            *_leafing(look, one, texts),
            _way_back(look, texts),
        ),
    )


def _found(look: Look, one: Concern, texts: Texts) -> Html:
    question = short_question(step_words(look.form, one.places[0].step, texts).prompt)
    what, words, around = texts.plain(f"privacy-kind-{one.kind}"), one.words, one.around
    return texts("privacy-found", what=what, words=words, around=around, question=question, others=len(one.places) - 1)


def _unchecked(look: Look, one: Concern, texts: Texts) -> Html:
    """What nobody but a person can check."""
    questions = [short_question(step_words(look.form, place.step, texts).prompt) for place in one.places]
    return texts(f"privacy-{one.kind}", count=int(one.words), questions=texts.listing(questions))


def reason_line(one: Concern, texts: Texts) -> Html | None:
    """Why it was said to be fine."""
    return texts("privacy-because", reason=reason_words(one.reasons[-1].reason, texts)) if one.reasons else None


def reason_words(reason: str, texts: Texts) -> str:
    return texts.plain(f"privacy-reason-{reason}") if reason in KNOWN_REASONS else reason


def _leafing(look: Look, one: Concern, texts: Texts) -> tuple[Row, ...]:
    """A reviewer may look at all of them, at those too of which the author said why they are fine."""
    if look.case is None or len(look.concerns) < 2:
        return ()
    after = look.concerns[(look.concerns.index(one) + 1) % len(look.concerns)]
    return ((button(texts, "privacy-button-next", f"privacy:look:{look.draft_id}.{after.mark}"),),)


def _way_back(look: Look, texts: Texts) -> Row:
    if look.case is None:
        return (button(texts, "forms-button-preview", f"forms:show:{look.draft_id}"),)
    return (button(texts, "reviews-button-back", f"reviews:open:{look.case.id}.0"),)


def reasons(look: Look, one: Concern, texts: Texts) -> Card:
    """Why it is fine: a tap, or words of one's own."""
    about = f"{look.draft_id}.{one.mark}"
    offered = [
        (button(texts, f"privacy-reason-{reason}", f"privacy:because:{about}.{reason}"),)
        for reason in REASONS.get(one.kind, USUAL_REASONS)
    ]
    return Card(
        texts("privacy-why-fine"),
        (
            *offered,
            (button(texts, "privacy-button-own-words", f"privacy:words:{about}"),),
            (button(texts, "forms-button-back", f"privacy:look:{about}"),),
        ),
    )


def nothing_left(look: Look, texts: Texts) -> Card:
    if look.case is None:
        send = button(texts, "cases-button-send", f"forms:submit:{look.draft_id}")
        return Card(texts("privacy-nothing-left"), ((send,), _way_back(look, texts)))
    approve = button(texts, "reviews-button-approve", f"reviews:approve:{look.case.id}.{look.case.revision}")
    return Card(texts("privacy-nothing-left-review"), ((approve,), _way_back(look, texts)))


def next_done(done: Done, texts: Texts) -> Card:
    return looking(done.details["look"], texts)


def left_in(concerns: Sequence[Concern], texts: Texts) -> Html | None:
    """For who reviews: what looks personal and was left in, and why."""
    told = [
        texts("privacy-left-in-line", words=_words(one, texts), reason=reason_words(one.reasons[-1].reason, texts))
        for one in concerns
        if one.reasons
    ]
    return lines([texts("privacy-left-in"), *told[:10]]) if told else None


def _words(one: Concern, texts: Texts) -> str:
    return texts.plain(f"privacy-count-{one.kind}", count=int(one.words)) if one.kind in UNCHECKED else one.words


# --- a school's own list --------------------------------------------------------------------------------------------


def listed(done: Done, texts: Texts) -> Card:
    """How many names the list has now; the message with the names can be deleted."""
    group = done.group
    forget = Button(texts.plain("privacy-button-forget-list"), data=f"privacy:forgetlist:{done.subject_id}")
    text = texts("privacy-listed", count=done.details["count"], group=group.title if group else "")
    return Card(text, ((forget,),))


def list_forgotten(texts: Texts) -> Card:
    return Card(texts("privacy-list-forgotten"))
