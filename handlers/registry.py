"""What is done about a command, a button, a link into the private chat: found here by its word.

An area's handlers are listed once; nothing else has to know of a new one.
"""

from collections.abc import Awaitable, Callable, Mapping

from handlers import delivery, forms, groups, people, webinars
from handlers.visit import Said, Tap

COMMANDS: dict[str, Callable[[Said], Awaitable[None]]] = {
    "start": people.start,
    "help": people.show_help,
    "language": people.language,
    "timezone": people.timezone,
    "people": people.people,
    "privacy": people.privacy,
    "cancel": forms.cancel,
    "settings": groups.settings,
    "webinar": webinars.plan,
    "webinars": webinars.list_them,
}

AREAS: dict[str, Mapping[str, Callable[[Tap], Awaitable[None]]]] = {
    "delivery": delivery.TAPS,
    "forms": forms.TAPS,
    "groups": groups.TAPS,
    "people": people.TAPS,
    "webinars": webinars.TAPS,
}

TAPS = {f"{area}:{verb}": handle for area, taps in AREAS.items() for verb, handle in taps.items()}

STARTS: dict[str, Callable[[Said], Awaitable[None]]] = {
    "form": forms.start_form,
    "draft": forms.start_draft,
    "settings": groups.start_settings,
    "calendar": webinars.start_calendar,
}
"""Links into the private chat, by the word before the first hyphen of their payload."""
