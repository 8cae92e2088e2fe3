"""How a pretend Telegram says no. One exception carries the HTTP status, the text and the parameters of the answer."""

from typing import Any

PREFIXES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    413: "Request Entity Too Large",
    429: "Too Many Requests",
}


class Refused(Exception):
    """An answer with `ok: false`."""

    def __init__(self, status: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters


def bad(text: str, **parameters: Any) -> Refused:
    """400 with Telegram's way of writing: the first letter is lowered unless the text is a CODE."""
    if text[1:2] != "_" and not text[1:2].isupper():
        text = text[:1].lower() + text[1:]
    return Refused(400, f"Bad Request: {text}", **parameters)


def forbidden(text: str) -> Refused:
    """403 with Telegram's prefix."""
    return Refused(403, f"Forbidden: {text}")


def too_many(retry_after: int) -> Refused:
    """429; the server adds the Retry-After header from the parameter."""
    return Refused(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


class Unwelcome(Exception):
    """A phone asked for something that its person cannot do; the text is one sentence for the page."""
