"""Templates from XLSForm, the spreadsheet in which many organisations have their questionnaires.

pyxform reads the sheets; here its questions become steps of ours. What has no counterpart is said, by row.
"""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from content.languages import FALLBACK
from content.template_files import LARGEST_FILE, BadTemplate, Problem, build, common
from content.template_schema import Template

if TYPE_CHECKING:
    from pyxform.xls2json_backends import DefinitionData

MOST_UNPACKED = 20_000_000
"""Bytes; a spreadsheet is a zip file and can hold far more than it shows."""
TYPES = {
    "text": "text", "integer": "number", "date": "date", "today": "date", "select one": "choice",
    "select all that apply": "multi", "photo": "media", "image": "media", "audio": "media", "video": "media",
    "file": "media", "trigger": "consent", "acknowledge": "consent", "range": "scale", "repeat": "repeat",
}  # fmt: skip
UNASKED = frozenset({"calculate", "start", "end", "deviceid", "username", "simserial", "phonenumber", "email", "audit"})
ADDED = ("consent_pupils", "consent_share")
ADDED_TYPES = {"consent_pupils": "consent", "consent_share": "choice"}
FILES = 10
TITLE = "form_title::"
_COMPARISON = re.compile(r"^\s*(?:\$\{(?P<name>[^}]+)\}|\.)\s*(?P<sign>=|!=|>=|<=|>|<)\s*'?(?P<value>[^']*?)'?\s*$")
_SELECTED = re.compile(
    r"^\s*(?P<no>not\s*\()?\s*selected\(\s*\$\{(?P<name>[^}]+)\}\s*,\s*'(?P<value>[^']+)'\s*\)\s*\)?$"
)
_LENGTH = re.compile(r"^\s*string-length\(\s*\.\s*\)\s*(?P<sign>>=|<=|>|<)\s*(?P<value>\d+)\s*$")


@dataclass(slots=True)
class Reader:
    """One form on its way: its steps so far, the row of each, and what is to be mended."""

    rows: Mapping[str, int]
    language: str
    steps: list[dict[str, Any]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    nameless: set[str] = field(default_factory=set)
    """Languages without a code; one alone is that of the whole."""

    def row(self, name: object) -> int | None:
        return self.rows.get(str(name))

    def words(self, given: Any) -> dict[str, str]:
        """By language: "English (en)" is "en"; words without one are in the language of the whole."""
        if isinstance(given, dict):
            self.nameless |= {name for name in given if name not in ("", "default") and not _code(name, "")}
            return {_code(name, self.language): str(text)[:500] for name, text in given.items() if str(text).strip()}
        return {self.language: str(given)[:500]} if given and str(given).strip() else {}


def read_xlsform(data: bytes) -> Template:
    """The template in an XLSForm (.xlsx). Raises BadTemplate with everything to mend, by row."""
    rows, survey, titles = _survey(data)
    language = _code(str(survey.get("default_language") or ""), FALLBACK)
    reader = Reader(rows, language)
    reader.steps = list(_steps(reader, survey.get("children") or [], []))
    called = reader.words(titles)
    if len(reader.nameless) > 1:
        reader.problems += [Problem("language-code", values={"given": name[:60]}) for name in sorted(reader.nameless)]
    if reader.problems:
        raise BadTemplate(*reader.problems)
    keys = {step["key"] for step in reader.steps}
    for key in ADDED:
        if key not in keys:
            reader.steps.append({"key": key, "type": ADDED_TYPES[key], "quick": True, **common()[key]})
    title = str(survey.get("title") or survey.get("id_string") or "")
    called = {one: words[:60] for one, words in (called or {language: title}).items()}
    raw = {
        "id": _slug(str(survey.get("id_string") or title), "-", 30),
        "name": called,
        "use": called,
        "minutes": max(1, min(120, len(reader.steps))),
        "steps": reader.steps,
    }
    return build(raw, lambda place: _row_of(place, raw, reader))


def _survey(data: bytes) -> tuple[dict[str, int], dict[str, Any], dict[str, str]]:
    """The row of every question by name, the form as pyxform understands it, and its titles by language."""
    from pyxform.errors import PyXFormError  # here, because few ever need it and it is slow to load
    from pyxform.xls2json_backends import get_xlsform
    from pyxform.xls2xform import convert

    if len(data) > LARGEST_FILE:
        raise BadTemplate(Problem("too-large", values={"size": LARGEST_FILE // 1000}))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
                raise BadTemplate(Problem("too-large", values={"size": MOST_UNPACKED // 1000}))
        sheets = get_xlsform(io.BytesIO(data), file_type=".xlsx")
        rows = {str(row.get("name")): number for number, row in enumerate(sheets.survey, start=2) if row.get("name")}
        titles = _take_titles(sheets)
        return rows, convert(xlsform=asdict(sheets), validate=False)._pyxform, titles
    except BadTemplate:
        raise
    except PyXFormError as error:
        row = re.search(r"\[row : (\d+)\]\s*", str(error))
        detail = " ".join(str(error).replace(row[0] if row else "", "").split())[:300]
        raise BadTemplate(Problem("xlsform", int(row[1]) if row else None, values={"detail": detail})) from None
    except Exception:  # whatever a broken spreadsheet makes of three libraries
        raise BadTemplate(Problem("not-xlsform")) from None


def _take_titles(sheets: "DefinitionData") -> dict[str, str]:
    """Out of the columns "form_title::English (en)", which are ours: XLSForm has a title in one language only."""
    row = dict(sheets.settings[0]) if sheets.settings else {}
    titles = {head.removeprefix(TITLE): row.pop(head) for head in [*row] if head.startswith(TITLE)}
    own = {"": row["form_title"]} if titles and "form_title" in row else {}
    if titles:
        row.setdefault("form_title", next(iter(titles.values())))
        sheets.settings, sheets.settings_header = [row], [dict.fromkeys(row)]
    return own | titles


def _steps(reader: Reader, children: Iterable[Mapping[str, Any]], relevant: list[str]) -> Iterator[dict[str, Any]]:
    """Groups only say what their questions have in common; notes are told with the question that follows."""
    for child in children:
        kind, bind = str(child.get("type")), child.get("bind") or {}
        here = [*relevant, str(bind["relevant"])] if bind.get("relevant") else relevant
        if kind == "group" and child.get("name") != "meta":
            yield from _steps(reader, child.get("children") or [], here)
        elif kind == "note":
            reader.notes = reader.words(child.get("label"))
        elif kind in TYPES:
            yield _step(reader, child, here)
        elif kind not in UNASKED and child.get("name") != "meta":
            values = {"given": kind}
            reader.problems.append(Problem("unknown-question", reader.row(child["name"]), str(child["name"]), values))


def _step(reader: Reader, child: Mapping[str, Any], relevant: list[str]) -> dict[str, Any]:
    kind, bind, control = TYPES[str(child["type"])], child.get("bind") or {}, child.get("control") or {}
    if kind == "text" and control.get("appearance") == "multiline":
        kind = "long"
    step: dict[str, Any] = {
        "key": _slug(str(child["name"]), "_", 20),
        "type": kind,
        "required": str(bind.get("required", "")).casefold() in ("yes", "true", "true()"),
        "quick": True,
        "prompt": reader.words(child.get("label")) or {reader.language: str(child["name"])[:500]},
    }
    hint = reader.words(child.get("hint"))
    if told := {one: "\n".join(filter(None, (reader.notes.get(one), hint.get(one)))) for one in reader.notes | hint}:
        step["hint"], reader.notes = told, {}
    if choices := child.get("choices"):
        step["options"] = {_slug(str(one["name"]), "-", 28): _label(reader, one) for one in choices}
    if kind == "media":
        step["max"] = FILES
    if kind == "scale":
        given = child.get("parameters") or {}
        step |= {"min": _whole(given.get("start"), 1), "max": _whole(given.get("end"), 5)}
    if kind == "repeat":
        step["steps"] = list(_steps(reader, child.get("children") or [], []))
        step["required"] = False
    if conditions := [found for one in relevant for found in _conditions(reader, child, one)]:
        step["only_if"] = conditions
    return step | _limits(reader, child, str(bind.get("constraint") or ""))


def _label(reader: Reader, choice: Mapping[str, Any]) -> dict[str, str]:
    words = reader.words(choice.get("label")) or {reader.language: str(choice["name"])}
    return {language: text[:60] for language, text in words.items()}


def _conditions(reader: Reader, child: Mapping[str, Any], words: str) -> Iterator[dict[str, Any]]:
    """A comparison with an earlier answer, or several joined by "and"."""
    for part in re.split(r"\band\b", re.sub(r"\.\./(\w+)", r"${\1}", words)):
        found = _SELECTED.match(part) or _COMPARISON.match(part)
        if found is None or not found["name"]:
            _not_understood(reader, child, words)
            return
        step, value = {"step": _slug(found["name"], "_", 20)}, found["value"]
        sign = found.groupdict().get("sign") or ("!=" if found["no"] else "=")
        if sign in ("=", "!="):
            field_name = "any_of" if sign == "=" else "none_of"
            yield step if not value else step | {field_name: [_slug(value, "-", 28)]}
        elif value.isdecimal():
            yield step | _bound(sign, int(value))
        else:
            _not_understood(reader, child, words)


def _limits(reader: Reader, child: Mapping[str, Any], words: str) -> dict[str, int]:
    limits: dict[str, int] = {}
    for part in re.split(r"\band\b", words) if words else []:
        found = _LENGTH.match(part) or _COMPARISON.match(part)
        if found is None or found.groupdict().get("name") or not found["value"].isdecimal() or found["sign"] == "!=":
            _not_understood(reader, child, words)
            return {}
        limits |= _bound(found["sign"], int(found["value"]))
    return limits


def _bound(sign: str, value: int) -> dict[str, int]:
    match sign:
        case ">" | ">=":
            return {"min": value + (sign == ">")}
        case "<" | "<=":
            return {"max": value - (sign == "<")}
    return {"min": value, "max": value}


def _not_understood(reader: Reader, child: Mapping[str, Any], words: str) -> None:
    name = str(child["name"])
    reader.problems.append(Problem("condition", reader.row(name), name[:40], {"given": words[:80]}))


def _whole(given: object, otherwise: int) -> int:
    words = str(given if given is not None else "")
    return int(words) if words.isdecimal() and len(words) < 9 else otherwise


def _code(name: str, otherwise: str) -> str:
    """The code in "English (en)", or a name that is one; else the language of the whole."""
    found = re.search(r"\(([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\)\s*$", name)
    if found:
        return found[1]
    return name if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", name) and name != "default" else otherwise


def _slug(name: str, joint: str, longest: int) -> str:
    """The name in the letters our keys have."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", joint, plain).strip(joint)[:longest].strip(joint)
    return (
        words if words[:1].isalpha() or (words and joint == "-" and longest == 28) else f"q{joint}{words}".strip(joint)
    )


def _row_of(place: tuple[str | int, ...], raw: Mapping[str, Any], reader: Reader) -> int | None:
    if len(place) > 1 and place[0] == "steps" and isinstance(place[1], int):
        key = raw["steps"][place[1]]["key"]
        return next((row for name, row in reader.rows.items() if _slug(name, "_", 20) == key), None)
    return None
