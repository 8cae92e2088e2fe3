"""The case study that tests tell, by the short route of "we tried it here", on a phone of the page or in a script."""

from typing import Protocol

STORY = (
    ("Which practice", "#214", None),
    ("How is your setting different", "Two grades in one room, and no printer.", None),
    ("Saved", None, "Done"),
    ("What did you change", "I used the board instead of handouts.", None),
    ("Saved", None, "Done"),
    ("how did it go", None, "better"),
    ("What did you see", "Seven pupils asked to go again.", None),
    ("Saved", None, "Done"),
    ("What could make you wrong", "Only one class, and we changed the timetable that month.", None),
    ("Saved", None, "Done"),
    ("Confirm", None, "Yes, I confirm"),
    ("Who may see this", None, "everyone"),
)
"""What is asked, and what is typed or tapped."""


class Teller(Protocol):
    """Whoever can type, tap and read in private with the bot."""

    async def says(self, text: str, /) -> object: ...
    async def taps(self, label: str, /) -> object: ...
    async def sees(self, text: str, /) -> object: ...


async def tell(teacher: Teller) -> None:
    """From the command to the reviewers' queue."""
    await teacher.says("/casestudy")
    await teacher.taps("we tried it here")
    await teacher.taps("Quick")
    for question, words, button in STORY:
        await teacher.sees(question)
        await (teacher.says(words) if words else teacher.taps(button or ""))
    await teacher.taps("Send for review")
