"""The case-study templates: which steps each one has (`templates.json`) and their words in a language.

A step's words that several templates share stand once, under "common"; a template's own words go before them.
How the steps become a form, and what a rule asks of an answer, is left to those who use them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from content.languages import FOLDER, folder

StepType = Literal["text", "long", "choice", "multi", "number", "tags", "media", "consent"]


@dataclass(frozen=True, slots=True)
class Step:
    """One question. `minimum` and `maximum` count characters for text and long, picks for multi, tags and
    media, and bound the value itself for number; None means no such limit. `options` are slugs. `rule` names
    what else the answer must respect, for example "library-code-or-link"."""

    key: str
    type: StepType
    required: bool
    quick: bool
    minimum: int | None
    maximum: int | None
    options: tuple[str, ...]
    hint: bool
    skippable: bool
    rule: str | None


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of case study. `minutes` is how long it takes; `based` is what it was built on, in English."""

    id: str
    version: int
    minutes: int
    based: str
    steps: tuple[Step, ...]

    def step(self, key: str) -> Step:
        """The step with this key; KeyError if there is none."""
        for step in self.steps:
            if step.key == key:
                return step
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class StepWords:
    """The words of one step. `example` is an example answer; `options` maps slugs to button labels."""

    prompt: str
    example: str | None
    why: str
    hint: str | None
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TemplateWords:
    """A template's name, when to use it, and the words of its steps by key, in the order of the steps."""

    name: str
    use: str
    steps: Mapping[str, StepWords]


@cache
def all_templates() -> tuple[Template, ...]:
    """The shipped templates, in the order they are offered."""
    shipped = json.loads((FOLDER / "templates.json").read_text(encoding="utf-8"))
    return tuple(_template(raw) for raw in shipped["templates"])


def template(id: str) -> Template:
    """The template with this id; KeyError if there is none."""
    for one in all_templates():
        if one.id == id:
            return one
    raise KeyError(id)


@cache
def words(template_id: str, language: str) -> TemplateWords:
    """The words of a template in a language, or in English where we lack it; KeyError for an unknown id."""
    raw = _words_of(language)
    own = raw["templates"][template_id]
    steps = {
        step.key: _step_words(raw["common"].get(step.key, {}) | own["steps"].get(step.key, {}))
        for step in template(template_id).steps
    }
    return TemplateWords(name=own["name"], use=own["use"], steps=steps)


@cache
def _words_of(language: str) -> Any:
    return json.loads(folder(language, "templates.json").read_text(encoding="utf-8"))


def _template(raw: dict[str, Any]) -> Template:
    return Template(
        id=raw["id"],
        version=raw["version"],
        minutes=raw["minutes"],
        based=raw["based"],
        steps=tuple(_step(step) for step in raw["steps"]),
    )


def _step(raw: dict[str, Any]) -> Step:
    return Step(
        key=raw["key"],
        type=raw["type"],
        required=raw["required"],
        quick=raw["quick"],
        minimum=raw["min"],
        maximum=raw["max"],
        options=tuple(raw.get("options", ())),
        hint=raw.get("hint", False),
        skippable=raw.get("skippable", True),
        rule=raw.get("rule"),
    )


def _step_words(raw: dict[str, Any]) -> StepWords:
    return StepWords(
        prompt=raw["prompt"],
        example=raw.get("example"),
        why=raw["why"],
        hint=raw.get("hint"),
        options=raw.get("options", {}),
    )
