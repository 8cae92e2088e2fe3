"""Reading a template's YAML file. Whatever is in the file, the answer is a template or a list of what to mend."""

import difflib
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from content.languages import FOLDER
from content.template_schema import OnlyIf, Step, Template

LARGEST_FILE = 300_000
"""Bytes."""
DEEPEST = 12
MOST_PROBLEMS = 20
SHIPPED = FOLDER / "templates"
COMMON = "common.yaml"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend: where, what kind of fault (a text says what to do), and what the text needs."""

    code: str
    line: int | None = None
    step: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)


class BadTemplate(Exception):
    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems[:MOST_PROBLEMS]


class _Loader(yaml.SafeLoader):
    """Only true and false are yes and no: an answer may be called `no`, and so is a language."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):  # a few of them can stand for more than any memory holds
            raise BadTemplate(Problem("alias", self.peek_event().start_mark.line + 1))  # type: ignore[no-untyped-call]
        return super().compose_node(parent, index)


for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^-?[0-9]{1,9}$", "-0123456789"),
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", yaml.resolver.re.compile(_pattern), list(_first))  # type: ignore[attr-defined]


def read_yaml(words: str | bytes) -> Template:
    """The template in a YAML text. Raises BadTemplate with everything to mend, by line."""
    node = _compose(words)
    return build(_with_common(_plain(node, 0)), lambda place: _line(node, place))


def build(raw: Any, line_of: Any = lambda place: None) -> Template:
    """A template from plain values. *line_of* finds the line of a place such as ("steps", 2, "min")."""
    try:
        return Template.model_validate(raw)
    except ValidationError as error:
        raise BadTemplate(*(_problem(one, raw, line_of) for one in error.errors())) from None


@cache
def shipped() -> tuple[Template, ...]:
    """Those that come with the bot, in the order they are offered."""
    files = (file for file in SHIPPED.glob("*.yaml") if file.name != COMMON)
    return tuple(sorted((read_yaml(file.read_bytes()) for file in files), key=lambda one: one.order))


@cache
def common() -> Mapping[str, Any]:
    """Words of steps that several templates ask, by key."""
    words: Mapping[str, Any] = _plain(_compose((SHIPPED / COMMON).read_bytes()), 0)["steps"]
    return words


def _compose(words: str | bytes) -> yaml.Node:
    if len(words) > LARGEST_FILE:
        raise BadTemplate(Problem("too-large", values={"size": LARGEST_FILE // 1000}))
    try:
        text = words.decode("utf-8-sig") if isinstance(words, bytes) else words
        node = yaml.compose(text, Loader=_Loader)
    except UnicodeDecodeError:
        raise BadTemplate(Problem("not-utf8")) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadTemplate(Problem("not-yaml", mark.line + 1 if mark else None)) from None
    except yaml.reader.ReaderError as error:
        raise BadTemplate(Problem("not-yaml", text.count("\n", 0, error.position) + 1)) from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise BadTemplate(Problem("not-yaml")) from None
    if not isinstance(node, yaml.MappingNode):
        raise BadTemplate(Problem("not-a-template", 1))
    return node


def _plain(node: yaml.Node, depth: int) -> Any:
    """Plain values of a node."""
    line = node.start_mark.line + 1
    if depth > DEEPEST:
        raise BadTemplate(Problem("too-deep", line))
    if isinstance(node, yaml.MappingNode):
        read: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
            if not name or name in read:
                code = "twice" if name else "not-yaml"
                raise BadTemplate(Problem(code, key.start_mark.line + 1, values={"field": name} if name else {}))
            read[name] = _plain(value, depth + 1)
        return read
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one, depth + 1) for one in node.value]
    match node.tag.rpartition(":")[2]:
        case "bool":
            return node.value == "true"
        case "int" if node.value.lstrip("-").isdecimal():
            return int(node.value)
        case "null":
            return None
    return node.value


def _with_common(raw: dict[str, Any]) -> dict[str, Any]:
    """The common words put in where a step has none of its own."""
    steps = raw.get("steps")
    if not isinstance(steps, list):
        return raw
    filled = [{**common().get(str(step.get("key")), {}), **step} if isinstance(step, dict) else step for step in steps]
    return {**raw, "steps": filled}


def _line(node: yaml.Node, place: Sequence[str | int]) -> int:
    """The line of a place, or of what is nearest around it."""
    line = node.start_mark.line + 1
    for part in place:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == part), None)
            if found is None:
                break
            line, node = found[0].start_mark.line + 1, found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
    return line


KINDS = {
    "missing": "missing",
    "extra_forbidden": "unknown-field",
    "literal_error": "unknown-type",
    "string_pattern_mismatch": "bad-name",
    "string_too_short": "empty",
    "string_too_long": "too-long",
    "too_long": "too-many",
    "too_short": "missing",
    "greater_than_equal": "out-of-range",
    "less_than_equal": "out-of-range",
    "mapping_type": "per-language",
    "is_instance_of": "per-language",
    "dict_type": "per-language",
    "bool_type": "true-or-false",
    "bool_parsing": "true-or-false",
    "int_type": "whole-number",
    "int_parsing": "whole-number",
    "int_from_float": "whole-number",
    "string_type": "words",
    "tuple_type": "list",
    "model_type": "fields",
    "model_attributes_type": "fields",
}
"""What pydantic calls a fault, and what we tell of it."""
OWN = frozenset(
    {
        "no-prompt", "few-options", "needless-options", "min-over-max", "long-text", "repeat-steps", "repeat-in-repeat",
        "many-times", "long-scale", "same-key", "no-sharing", "condition-step", "condition-option",
        "long-keys",
    }
)  # fmt: skip
OTHERS = frozenset(
    {"alias", "too-large", "not-utf8", "not-yaml", "not-a-template", "too-deep", "twice", "not-xlsform", "xlsform",
     "unknown-ending", "unknown-question", "condition", "language-code", "invalid"}
)  # fmt: skip
CODES = frozenset(KINDS.values()) | OWN | OTHERS


def _problem(error: Any, raw: Any, line_of: Any) -> Problem:
    place = tuple(part for part in error["loc"] if part != "[key]")
    context = error.get("ctx") or {}
    code = error["type"] if error["type"] in OWN else KINDS.get(error["type"], "invalid")
    known = _fields(place[:-1])
    name = str(place[-1]) if place else ""
    near = difflib.get_close_matches(name, known, 1)
    values = {
        "field": name[:60],
        "given": str(error.get("input"))[:60] if not isinstance(error.get("input"), dict | list) else "",
        "known": ", ".join(near or known),
        "expected": str(context.get("expected", "")).replace("'", ""),
        "minimum": context.get("ge", context.get("min_length", 0)),
        "maximum": context.get("le", context.get("max_length", context.get("maximum", 0))),
        "other": str(context.get("other", "")),
        "option": str(context.get("option", "")),
    }
    step = context.get("step") or _step_at(place, raw)
    return Problem(code, line_of(_to_step(place, context, raw)), step, values)


def _fields(place: Sequence[str | int]) -> list[str]:
    """The fields there may be at a place."""
    model: type[BaseModel] = Template
    for part in place:
        model = {"steps": Step, "only_if": OnlyIf}.get(str(part), model)  # type: ignore[assignment]
    return [one.alias or name for name, one in model.model_fields.items()]


def _step_at(place: Sequence[str | int], raw: Any) -> str | None:
    """The key of the step a place is in, or its number where it has none."""
    name = None
    for before, part in itertools.pairwise(place):
        if before == "steps" and isinstance(part, int):
            raw = raw["steps"][part]
            key = raw.get("key") if isinstance(raw, dict) else None
            name = str(key)[:40] if key else str(part + 1)
    return name


def _to_step(place: Sequence[str | int], context: Mapping[str, Any], raw: Any) -> Sequence[str | int]:
    """A fault of the whole that concerns one step is shown at that step."""
    if place or "step" not in context:
        return place
    keys = [step.get("key") if isinstance(step, dict) else None for step in raw["steps"]]
    return ("steps", keys.index(context["step"])) if context["step"] in keys else place
