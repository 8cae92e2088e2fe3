"""Reads a poll written in one line: [anonymous] question | answer | answer ... [for 2 days]."""

from community.errors import Refusal, read_parts
from community.steps import Step, read_options
from community.when import read_span
from community.when_words import vocabulary
from community.zones import folded
from locales import FALLBACK, Texts
from locales import texts as texts_of

SHORTEST, LONGEST = 5 * 60, 30 * 24 * 60 * 60
"""Seconds a poll may stand open before it closes by itself."""
ENDS = ("?", "!", ".", "…", ":", ",", ";", ")")
"""Of a question to its end."""


def read_poll_line(line: str, question: Step, options: Step, texts: Texts) -> dict[str, object]:
    """Answers of the form "poll"; ``closes`` in seconds, 0 for a poll that somebody closes by hand.

    The parts stand between bars or in lines of their own. Raises Refusal when a part is missing or too long.
    """
    parts = [part.strip() for row in line.splitlines() for part in row.split("|") if part.strip()]
    parts, anonymous = _without_anonymous(parts, texts)
    parts, closes = _without_span(parts, texts)
    if not anonymous:
        parts, anonymous = _without_anonymous(parts, texts)
    if not parts:
        raise Refusal("error-poll-line")
    return read_parts(
        {
            "question": lambda: _read_question(parts[0], question.maximum or 0),
            "options": lambda: _read_answers(parts[1:], options),
            "anonymous": lambda: "anonymous" if anonymous else "named",
            "closes": lambda: _read_closes(closes),
        }
    )


def _read_question(words: str, maximum: int) -> str:
    if (over := len(words) - maximum) > 0:
        raise Refusal("error-form-too-long", length=len(words), maximum=maximum, over=over)
    return words


def _read_answers(parts: list[str], step: Step) -> list[str]:
    if len(parts) < (step.minimum or 0):
        raise Refusal("error-line-part")
    return read_options(parts, step)


def _read_closes(seconds: int) -> int:
    if seconds:
        check_span(seconds)
    return seconds


def check_span(seconds: int) -> None:
    if not SHORTEST <= seconds <= LONGEST:
        raise Refusal("error-form-span-range")


def _without_anonymous(parts: list[str], texts: Texts) -> tuple[list[str], bool]:
    """The parts without the word at their beginning that makes the poll anonymous."""
    word, _, rest = (parts[0] if parts else "").partition(" ")
    spoken = {folded(one) for each in (texts_of(FALLBACK), texts) for one in each.words("polls-words-anonymous")}
    if folded(word.rstrip(":,")) not in spoken:
        return parts, False
    return [*([rest.strip()] if rest.strip() else []), *parts[1:]], True


def _without_span(parts: list[str], texts: Texts) -> tuple[list[str], int]:
    """The parts without "for 2 days": first, after the question, last or at the end of the last; 0 where none says it.

    When other answers read like that too, it is an answer: "For how long? | for 1 day | for 2 days".
    """
    if len(parts) < 2:
        return parts, 0
    if seconds := _span(parts[0], texts):
        return parts[1:], seconds
    question, *options = parts
    asked, seconds = _ending(question, texts) or ("", 0)
    if asked.endswith(ENDS):  # "Will you rest for 2 days" asks about them
        return [asked, *options], seconds
    found = [(at, one) for at, part in enumerate(options) if (one := _ending(part, texts))]
    if len(found) != 1:
        return parts, 0
    [(at, (rest, seconds))] = found
    if (rest or at) and at != len(options) - 1:
        return parts, 0
    options[at : at + 1] = [rest] if rest else []
    return ([question, *options], seconds) if len(options) > 1 else (parts, 0)


def _ending(part: str, texts: Texts) -> tuple[str, int] | None:
    """What stands before "for 2 days", and its seconds."""
    words = part.rstrip(" .!").split()
    for start in range(len(words)):
        if seconds := _span(" ".join(words[start:]), texts):
            return " ".join(words[:start]), seconds
    return None


def _span(part: str, texts: Texts) -> int:
    """Seconds of words that begin with "for" and are a length of time from there to their end; else 0."""
    if not folded(part).startswith(tuple(f"{word} " for word in vocabulary(texts.language).words("for"))):
        return 0
    try:
        return int(read_span(part, texts).total_seconds())
    except Refusal:
        return 0
