"""The commands there are, and who is offered which, where. What each does is found in `handlers/registry.py`."""

from dataclasses import dataclass
from enum import StrEnum


class For(StrEnum):
    """Who is offered a command. Rights are checked by the use case, not here."""

    EVERYBODY = "everybody"
    FACILITATORS = "facilitators"
    ADMINS = "admins"


@dataclass(frozen=True, slots=True)
class Command:
    """``name`` is what is typed; the text ``commands-<name>`` says what it does."""

    name: str
    audience: For = For.EVERYBODY
    in_groups: bool = True
    in_private: bool = True
    seen_by_all: bool = False
    """Whether a group sees command and answer; else they are ephemeral, where Telegram can do that."""


COMMANDS: tuple[Command, ...] = (
    Command("webinar", For.FACILITATORS),
    Command("webinars"),
    Command("recording", For.FACILITATORS),
    Command("poll", For.FACILITATORS),
    Command("polls"),
    Command("prompt", For.FACILITATORS),
    Command("prompts", For.FACILITATORS),
    Command("agenda", For.FACILITATORS),
    Command("answers"),
    Command("casestudy", seen_by_all=True),
    Command("cases"),
    Command("review", For.ADMINS, in_groups=False),
    Command("research"),
    Command("saved"),
    Command("delivery", For.FACILITATORS),
    Command("templates", For.ADMINS, in_groups=False),
    Command("settings", For.FACILITATORS),
    Command("holidays", For.FACILITATORS),
    Command("people", For.ADMINS, in_groups=False),
    Command("language"),
    Command("timezone"),
    Command("reminders"),
    Command("names", For.FACILITATORS, in_groups=False),
    Command("privacy"),
    Command("mydata", in_groups=False),
    Command("forget", in_groups=False),
    Command("drafts"),
    Command("cancel"),
    Command("help"),
    Command("start", in_groups=False),
)


def offered(*, in_group: bool, facilitates: bool, is_admin: bool) -> list[Command]:
    """What a person may do here, in the order of the list."""
    audiences = {For.EVERYBODY}
    if facilitates or is_admin:
        audiences.add(For.FACILITATORS)
    if is_admin:
        audiences.add(For.ADMINS)
    return [
        command
        for command in COMMANDS
        if command.audience in audiences and (command.in_groups if in_group else command.in_private)
    ]
