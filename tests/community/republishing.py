"""Templates as an admin might change them: one change at a time, any that its rules allow."""

from typing import Any

from pydantic import ValidationError

from content import templates
from content.template_files import shipped
from content.template_schema import Template
from storage import templates as rows
from storage.templates import TemplateState
from tests.community.writing import Village

NEW = {"key": "news", "type": "text", "quick": True, "prompt": {"en": "What is new?"}}


async def publish_another(village: Village, template_id: str, number: int) -> bool:
    """Change the offered version and publish it; False if the change is none, or not allowed."""
    document = templates.template(template_id).model_dump(mode="json", by_alias=True)
    change = CHANGES[number % len(CHANGES)]
    change(document["steps"], number // len(CHANGES), template_id)
    try:
        template = Template.model_validate(document)
    except ValidationError:
        return False
    return await publish(village, template)


async def publish(village: Village, template: Template) -> bool:
    """As if it had been tried; False if it is there already."""
    ada = await village.ada()
    one = await village.community.templates.bring(ada, template)
    async with village.db.begin() as tx:
        row = await rows.by_id(tx, one.row.id)
        if row is None or row.state is not TemplateState.NEW:
            return False
        row.state = TemplateState.TRIED
    await village.community.templates.publish(ada, one.row.id)
    return True


def _leave_out(steps: list[Any], at: int, template_id: str) -> None:
    steps.pop(at % len(steps))


def _move(steps: list[Any], at: int, template_id: str) -> None:
    steps.append(steps.pop(at % len(steps)))


def _add(steps: list[Any], at: int, template_id: str) -> None:
    steps.insert(at % len(steps), {**NEW, "required": at % 2 == 0})


def _limit(steps: list[Any], at: int, template_id: str) -> None:
    step = steps[at % len(steps)]
    step["max"] = (step["min"] or 0) + 1 + at % 9
    step["min"] = step["min"] and at % 40


def _take_an_option(steps: list[Any], at: int, template_id: str) -> None:
    options = steps[at % len(steps)]["options"]
    if options:
        options.pop([*options][at % len(options)])


def _ask_for_another_kind(steps: list[Any], at: int, template_id: str) -> None:
    step = steps[at % len(steps)]
    step |= {"type": KINDS[at % len(KINDS)], "min": None, "max": 9, "options": {}}


def _make_needed(steps: list[Any], at: int, template_id: str) -> None:
    step = steps[at % len(steps)]
    step["required"], step["quick"] = not step["required"], True


def _say_otherwise(steps: list[Any], at: int, template_id: str) -> None:
    steps[at % len(steps)]["prompt"] = {"en": f"In other words, {'abcdefghij'[at % 10]}?"}


def _put_back(steps: list[Any], at: int, template_id: str) -> None:
    """As it was in the version that came with the bot."""
    first = next((one for one in shipped() if one.id == template_id), templates.template(template_id, 1))
    ours = first.model_dump(mode="json", by_alias=True)["steps"]
    there = {step["key"]: place for place, step in enumerate(steps)}
    for step in ours[at % len(ours) :]:
        if step["key"] in there:
            steps[there[step["key"]]] = step
        else:
            steps.insert(0, step)
            return


KINDS = ("text", "long", "number", "scale", "person", "media", "date", "consent", "tags")
CHANGES = (
    _leave_out,
    _move,
    _add,
    _limit,
    _take_an_option,
    _ask_for_another_kind,
    _make_needed,
    _say_otherwise,
    _put_back,
)
