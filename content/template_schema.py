"""What a template of case studies is: its steps, their limits, and its words in every language it has.

This is the schema its file is held against; reading the file stands in `content/template_files.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from content.languages import FALLBACK

Type = Literal[
    "text", "long", "choice", "multi", "number", "date", "media", "tags", "consent", "person", "school", "scale",
    "repeat",
]  # fmt: skip
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=30)]
Option = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=28)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=20)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Words = Mapping[Language, Sentence]
"""One text in several languages, by IETF tag."""
Labels = Mapping[Language, Label]

CHOSEN = ("choice", "multi")
TYPED = ("text", "long", "person", "school")
LONGEST_TEXT = 3000
MOST_TIMES = 5
"""How often a group of steps may repeat."""
LONGEST_KEYS = 28
"""Letters of a group's key and a step's in it: together they have to fit the bytes of a button."""
SCALE = (0, 10)
SHARING = ("my-group", "my-network", "everyone")


def said_in(words: Mapping[str, str], language: str) -> str:
    """The text in a language; where that is missing in its main language, in English, in any."""
    main = language.replace("_", "-").split("-")[0].lower()
    return words.get(language) or words.get(main) or words.get(FALLBACK) or next(iter(words.values()), "")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class OnlyIf(_Strict):
    """A condition on an earlier answer; what is given of it has to hold, all together."""

    step: Key
    any_of: tuple[Option, ...] = ()
    none_of: tuple[Option, ...] = ()
    minimum: int | None = Field(None, alias="min")
    maximum: int | None = Field(None, alias="max")

    @property
    def takes_any(self) -> bool:
        """Whether it asks for no more than an answer."""
        return not (self.any_of or self.none_of) and self.minimum is None and self.maximum is None

    def holds(self, value: Any) -> bool:
        """Whether it holds for an answer; None is a step without one, for which only ``none_of`` can hold."""
        given = {*value} if isinstance(value, list) else {value}
        if self.none_of:
            return not given & {*self.none_of}
        if value in (None, [], ""):
            return False
        if self.any_of:
            return bool(given & {*self.any_of})
        if self.minimum is not None or self.maximum is not None:
            return isinstance(value, int) and (self.minimum or 0) <= value <= (
                value if self.maximum is None else self.maximum
            )
        return True


def _as_list(given: Any) -> Any:
    return [given] if isinstance(given, dict) else given


@dataclass(frozen=True, slots=True)
class StepWords:
    """The words of one step in a language. ``options`` maps slugs to button labels; empty is what it does not have."""

    prompt: str
    example: str
    why: str
    hint: str
    options: Mapping[str, str]


class Step(_Strict):
    """One question.

    ``minimum`` and ``maximum`` count characters for text and long, picks for multi, tags and media, times for repeat,
    and bound the value itself for number and scale. ``rule`` names what else the answer must respect.
    """

    key: Key
    type: Type
    required: bool = True
    quick: bool = False
    skippable: bool = True
    minimum: int | None = Field(None, alias="min", ge=0, le=1_000_000_000)
    maximum: int | None = Field(None, alias="max", ge=1, le=1_000_000_000)
    rule: Option | None = None
    only_if: Annotated[tuple[OnlyIf, ...], BeforeValidator(_as_list)] = Field((), max_length=5)
    prompt: Words = {}
    example: Words = {}
    why: Words = {}
    hint: Words = {}
    options: Mapping[Option, Labels] = Field({}, max_length=40)
    steps: tuple["Step", ...] = Field((), max_length=8)
    """The steps of a group that repeats."""

    def words(self, language: str) -> StepWords:
        return StepWords(
            prompt=said_in(self.prompt, language),
            example=said_in(self.example, language),
            why=said_in(self.why, language),
            hint=said_in(self.hint, language),
            options={slug: said_in(labels, language) for slug, labels in self.options.items()},
        )

    @model_validator(mode="after")
    def _fits_its_type(self) -> Self:
        if not self.prompt:
            raise PydanticCustomError("no-prompt", "no prompt")
        if self.type in CHOSEN and len(self.options) < 2:
            raise PydanticCustomError("few-options", "few options")
        if self.type not in CHOSEN and self.options:
            raise PydanticCustomError("needless-options", "needless options")
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise PydanticCustomError("min-over-max", "minimum over maximum")
        if self.type in TYPED and (self.maximum or 0) > LONGEST_TEXT:
            raise PydanticCustomError("long-text", "long text", {"maximum": LONGEST_TEXT})
        if (self.type == "repeat") is not bool(self.steps):
            raise PydanticCustomError("repeat-steps", "steps of a group")
        if any(step.type == "repeat" for step in self.steps):
            raise PydanticCustomError("repeat-in-repeat", "a group in a group")
        if self.type == "repeat" and (self.maximum or MOST_TIMES) > MOST_TIMES:
            raise PydanticCustomError("many-times", "too many times", {"maximum": MOST_TIMES})
        if self.type == "scale" and (self.maximum or 0) > SCALE[1]:
            raise PydanticCustomError("long-scale", "long scale", {"maximum": SCALE[1]})
        return self


class Template(_Strict):
    """One kind of case study. ``minutes`` is how long its full route takes; ``based`` what it was built on."""

    id: Slug
    order: int = 100
    """Where it stands among those that are offered."""
    minutes: int = Field(15, ge=1, le=120)
    based: str = ""
    name: Labels = Field(min_length=1)
    use: Words = Field(min_length=1)
    steps: tuple[Step, ...] = Field(min_length=1, max_length=60)
    _version: int = PrivateAttr(default=1)

    @property
    def version(self) -> int:
        """Counted up by the database whenever the template has changed."""
        return self._version

    def as_version(self, version: int) -> "Template":
        copy = self.model_copy()
        copy._version = version
        return copy

    def step(self, key: str) -> Step:
        """The step with this key; KeyError if there is none."""
        for step in self.steps:
            if step.key == key:
                return step
        raise KeyError(key)

    def name_in(self, language: str) -> str:
        return said_in(self.name, language)

    def use_in(self, language: str) -> str:
        return said_in(self.use, language)

    def languages(self) -> tuple[str, ...]:
        """Those that have any of its words."""
        return tuple(sorted({language for words in self._texts().values() for language in words}))

    def missing_in(self, language: str) -> list[str]:
        """Where words are missing in a language, such as "steps.title.prompt"."""
        return [place for place, words in self._texts().items() if words and language not in words]

    def _texts(self) -> dict[str, Mapping[str, str]]:
        found: dict[str, Mapping[str, str]] = {"name": self.name, "use": self.use}
        for step in (one for outer in self.steps for one in (outer, *outer.steps)):
            for part in ("prompt", "example", "why", "hint"):
                found[f"steps.{step.key}.{part}"] = getattr(step, part)
            found |= {f"steps.{step.key}.options.{slug}": labels for slug, labels in step.options.items()}
        return found

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        seen: dict[str, Step] = {}
        for outer in self.steps:
            inside: dict[str, Step] = {}
            for step in (outer, *outer.steps):
                if step.key in seen or step.key in inside:
                    raise PydanticCustomError("same-key", "the same key", {"step": step.key})
                _check_conditions(step, {**seen, **inside})
                if step is not outer and len(outer.key) + len(step.key) > LONGEST_KEYS:
                    raise PydanticCustomError("long-keys", "long keys", {"step": step.key, "maximum": LONGEST_KEYS})
                inside[step.key] = step
            seen[outer.key] = outer
        sharing = seen.get("consent_share")
        if sharing is None or sharing.type != "choice" or not {*sharing.options} <= {*SHARING} or not sharing.quick:
            raise PydanticCustomError("no-sharing", "nobody is asked who may read it")
        return self


def _check_conditions(step: Step, seen: Mapping[str, Step]) -> None:
    """Conditions look back only, and at answers that can be given."""
    for condition in step.only_if:
        earlier = seen.get(condition.step)
        if earlier is None:
            raise PydanticCustomError("condition-step", "no such step", {"step": step.key, "other": condition.step})
        unknown: Sequence[str] = sorted({*condition.any_of, *condition.none_of} - {*earlier.options, "yes"})
        if earlier.type in CHOSEN and unknown:
            values = {"step": step.key, "other": condition.step, "option": unknown[0]}
            raise PydanticCustomError("condition-option", "no such option", values)
