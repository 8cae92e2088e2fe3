"""One question of a form, as it looks: its limits are told before anybody hits them."""

from datetime import UTC, datetime

import pytest

from cards.answers import words_of_area
from cards.forms import step_card
from community.forms import Screen
from community.steps import Form, Kind, Step
from locales import texts
from storage.base import PersonId
from storage.forms import Draft

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def card(step: Step, language: str) -> str:
    """Asked with the words of a poll's question, which every kind of step may borrow."""
    form = Form("poll", (step,))
    draft = Draft(id=1, person_id=PersonId(1), form="poll", answers={}, said={}, step=step.key)
    return step_card(Screen(draft, form, step, 1, 1, NOW), words_of_area, texts(language)).text


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("kind", "minimum", "maximum", "told"),
    [
        (Kind.TEXT, 8, 90, ("8", "90")),
        (Kind.SCHOOL, None, 300, ("300",)),
        (Kind.NUMBER, 1, 99, ("1", "99")),
        (Kind.NUMBER, 5, None, ("5",)),
        (Kind.MEDIA, None, 10, ("10",)),
        (Kind.TAGS, 1, 5, ("1", "5", "40")),
        (Kind.LINES, 2, 12, ("2", "12", "100")),
    ],
)
def test_the_limits_of_an_answer_are_told_with_its_question(
    kind: Kind, minimum: int | None, maximum: int | None, told: tuple[str, ...], language: str
) -> None:
    asked = card(Step("question", kind, minimum=minimum, maximum=maximum), language)
    assert all(number in asked for number in told), asked
