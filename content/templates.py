"""The templates of case studies that are known now, in all their versions.

At first those that come with the bot; the process puts those of its database in their place when it starts, and
whenever one is added. A version never changes once it is here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from content.template_files import shipped
from content.template_schema import Template


@dataclass(slots=True)
class Catalogue:
    versions: dict[tuple[str, int], Template] = field(default_factory=dict)
    offered: dict[str, Template] = field(default_factory=dict)
    """The version of each that is begun with now."""


_catalogue = Catalogue()


def know(templates: Iterable[tuple[Template, bool]]) -> None:
    """From now on these are all there are, oldest version first; each with whether it is offered."""
    _catalogue.versions.clear()
    _catalogue.offered.clear()
    for one, offered in templates:
        _catalogue.versions[one.id, one.version] = one
        if offered:
            _catalogue.offered[one.id] = one


def offered() -> tuple[Template, ...]:
    """Those that can be begun, in their order."""
    return tuple(sorted(_known().offered.values(), key=lambda one: (one.order, one.id)))


def template(id: str, version: int | None = None) -> Template:
    """One version of a template, or the one that is offered now; KeyError if there is none."""
    known = _known()
    return known.offered[id] if version is None else known.versions[id, version]


def _known() -> Catalogue:
    if not _catalogue.versions:
        know((one, True) for one in shipped())
    return _catalogue
