"""What is done about a command, a button, a link into the private chat: found here by its word.

An area's handlers are listed once; nothing else has to know of a new one.
"""

from collections.abc import Awaitable, Callable, Mapping

from handlers import (
    agenda,
    budget,
    cases,
    delivery,
    drafts,
    forms,
    groups,
    holidays,
    mydata,
    people,
    plans,
    polls,
    privacy,
    prompts,
    recordings,
    reminders,
    research,
    reviews,
    templates,
    webinars,
)
from handlers.visit import Said, Tap

COMMANDS: dict[str, Callable[[Said], Awaitable[None]]] = {
    "start": people.start,
    "help": people.show_help,
    "language": people.language,
    "timezone": people.timezone,
    "people": people.people,
    "privacy": people.privacy,
    "mydata": mydata.mydata,
    "forget": mydata.forget,
    "names": privacy.names,
    "cancel": forms.cancel,
    "delivery": delivery.look,
    "drafts": drafts.list_them,
    "settings": groups.settings,
    "holidays": holidays.list_them,
    "casestudy": cases.case_study,
    "cases": cases.library,
    "review": reviews.review,
    "templates": templates.list_them,
    "research": research.ask,
    "saved": research.saved,
    "poll": polls.ask,
    "polls": polls.list_them,
    "prompt": prompts.plan,
    "prompts": prompts.list_them,
    "answers": prompts.mine,
    "agenda": agenda.show,
    "webinar": webinars.plan,
    "webinars": webinars.list_them,
    "recording": recordings.give,
    "reminders": reminders.show,
}

AREAS: dict[str, Mapping[str, Callable[[Tap], Awaitable[None]]]] = {
    "agenda": agenda.TAPS,
    "budget": budget.TAPS,
    "cases": cases.TAPS,
    "delivery": delivery.TAPS,
    "drafts": drafts.TAPS,
    "forms": forms.TAPS,
    "groups": groups.TAPS,
    "holidays": holidays.TAPS,
    "mydata": mydata.TAPS,
    "people": people.TAPS,
    "reviews": reviews.TAPS,
    "recordings": recordings.TAPS,
    "reminders": reminders.TAPS,
    "research": research.TAPS,
    "plans": plans.TAPS,
    "templates": templates.TAPS,
    "polls": polls.TAPS,
    "privacy": privacy.TAPS,
    "prompts": prompts.TAPS,
    "webinars": webinars.TAPS,
}

TAPS = {f"{area}:{verb}": handle for area, taps in AREAS.items() for verb, handle in taps.items()}

STARTS: dict[str, Callable[[Said], Awaitable[None]]] = {
    "form": forms.start_form,
    "draft": forms.start_draft,
    "drafts": drafts.list_them,
    "take": drafts.start_taking,
    "settings": groups.start_settings,
    "calendar": webinars.start_calendar,
    "agenda": agenda.show,
    "answers": prompts.mine,
    "research": research.start_research,
    "reminders": reminders.show,
    "saved": research.saved,
    "case": cases.start_case,
    "cases": cases.start_library,
    "read": cases.start_reading,
}
"""Links into the private chat, by the word before the first hyphen of their payload."""
