"""What can be refused and why: a text id with its values. One place, in `handlers/`, turns it into an answer."""

from collections.abc import Callable, Mapping
from typing import Any


class Refusal(Exception):
    """Something asked for is not done. ``text_id`` names the sentence that says why and what to do next."""

    def __init__(self, text_id: str, **values: Any) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.values = values


class NotAllowed(Refusal):
    """The person has no right to do this here."""


class Gone(Refusal):
    """What the button or link speaks of is not there any more."""


class HalfUnderstood(Refusal):
    """A part of what was said in one line is wrong; ``answers`` are the others, by the keys of the form."""

    def __init__(self, why: Refusal, answers: Mapping[str, Any], key: str = "") -> None:
        super().__init__(why.text_id, **why.values)
        self.answers = dict(answers)
        self.key = key
        """Whose answer is wrong."""
        self.words = why.words if isinstance(why, NotRead) else ""
        """What was said there, which may only lack something."""


class NotRead(Refusal):
    """These words are no answer."""

    def __init__(self, why: Refusal, words: str) -> None:
        super().__init__(why.text_id, **why.values)
        self.words = words


def part(words: str, read: Callable[[str], Any]) -> Callable[[], Any]:
    """A part of a line, to be read by `read_parts`; one that was left out is asked for."""

    def given() -> Any:
        if not words:
            raise Refusal("error-line-part")
        try:
            return read(words)
        except Refusal as why:
            raise NotRead(why, words) from why

    return given


def read_parts(readers: Mapping[str, Callable[[], Any]]) -> dict[str, Any]:
    """Every part of a line, read. Raises HalfUnderstood with the first reason why one cannot be."""
    answers: dict[str, Any] = {}
    wrong: dict[str, Refusal] = {}
    for key, read in readers.items():
        try:
            answers[key] = read()
        except Refusal as refusal:
            wrong[key] = refusal
    for key, why in wrong.items():
        raise HalfUnderstood(why, answers, key)
    return answers
