"""What can be refused and why: a text id with its values. One place, in `handlers/`, turns it into an answer."""

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
