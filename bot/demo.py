"""The first minutes of rehearsal: who is there, and what they have done before the newcomer looks in.

They act as anybody would, by typing and tapping on their phones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearsal.chats import Chat
from rehearsal.people import Person
from rehearsal.town import Town

if TYPE_CHECKING:
    from bot.app import App


STORY = (
    ("Five-minute retell pairs for Grade 3 readers", True),
    ("reading, oracy", True),
    ("Continue", False),
    ("primary", False),
    ("Half the class could read the words but could not say what the page was about.", True),
    ("Done", False),
    (
        "1. I read a page aloud. 2. Partner A retells it in three sentences. 3. They swap. 4. One pair retells to all.",
        True,
    ),
    ("Done", False),
    ("observation notes", False),
    ("Continue", False),
    ("In March 9 of 34 could retell a page; in May 22 of 34 could.", True),
    ("Done", False),
    ("Only one class, and we also changed the timetable that month.", True),
    ("Done", False),
    ("Yes, I confirm", False),
    ("everyone", False),
)
"""A case study's answers on the quick route: what is said, and whether it is typed or tapped."""


@dataclass(frozen=True, slots=True)
class Cast:
    facilitator: Person
    teacher: Person
    other_teacher: Person
    admin: Person
    group: Chat

    @classmethod
    def in_town(cls, town: Town) -> "Cast":
        facilitator = town.add_person("Aino", "en", username="aino", role="facilitator")
        teacher = town.add_person("Kamola", "en", username="kamola", role="teacher")
        other = town.add_person("Diego", "es", username="diego", role="teacher")
        admin = town.add_person("Ada", "en", username="ada", role="admin")
        group = town.add_group("Maths teachers", members=[facilitator, teacher, other, admin], owner=facilitator)
        return cls(facilitator, teacher, other, admin, group)


async def act_out(town: Town, cast: Cast, app: "App") -> None:
    """A group that has begun its month: a webinar and a weekly prompt are planned, a poll is open, a story waits."""
    for person in (cast.facilitator, cast.teacher, cast.other_teacher, cast.admin):
        await person.starts()
    await town.settled()
    town.add_bot_to(cast.group, by=cast.facilitator)
    await town.settled()
    aino, group = cast.facilitator, cast.group
    await aino.says("/webinar 2nd tuesday 16:00 | Formative feedback | https://meet.example/abc", chat=group)
    await aino.taps("Schedule", chat=group)
    await aino.says("/prompt every friday 15:00 | What worked in your classroom this week?", chat=group)
    await aino.taps("Schedule", chat=group)
    await aino.says("/poll Which topic next? | Feedback | Questioning | Homework", chat=group)
    await cast.teacher.votes("Feedback", chat=group)
    await cast.other_teacher.votes("Questioning", chat=group)
    await _tell(cast.teacher, STORY)
    await town.settled()


async def _tell(teacher: Person, story: Sequence[tuple[str, bool]]) -> None:
    """A case study, which then waits for the admin's review."""
    await teacher.says("/casestudy")
    await teacher.taps("Promising practice")
    await teacher.taps("Quick")
    for words, typed in story:
        await (teacher.says(words) if typed else teacher.taps(words))
    await teacher.taps("Send for review")
