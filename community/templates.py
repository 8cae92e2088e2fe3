"""Templates of case studies: brought as files, tried out, published, taken back. A version never changes."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from community.case_forms import FULL, TRIAL, case_form, named
from community.clock import Now
from community.errors import Gone, Refusal
from community.forms import Done
from community.rights import must_be_admin
from community.steps import Form
from content import templates as catalogue
from content.template_files import BadTemplate, Problem, read_yaml, shipped
from content.template_schema import Template
from content.xlsform import read_xlsform
from locales import languages
from storage import templates
from storage.database import Database, Tx
from storage.forms import Draft
from storage.people import Person
from storage.templates import TemplateState, TemplateVersion

YAML, XLSFORM = (".yaml", ".yml"), (".xlsx",)


@dataclass(frozen=True, slots=True)
class Brought:
    """One version of a template, and where words are missing, by language; of shipped languages only."""

    row: TemplateVersion
    template: Template
    missing: dict[str, list[str]]

    @classmethod
    def of(cls, row: TemplateVersion) -> "Brought":
        template = from_row(row)
        missing = {language: template.missing_in(language) for language in languages()}
        return cls(row, template, {language: places for language, places in missing.items() if places})


def is_template_file(name: str) -> bool:
    return PurePath(name.casefold()).suffix in (*YAML, *XLSFORM)


def read_template(name: str, data: bytes) -> Template:
    """The template in a file, by its ending. Raises BadTemplate with what to mend."""
    ending = PurePath(name.casefold()).suffix
    if ending in XLSFORM:
        return read_xlsform(data)
    if ending in YAML:
        return read_yaml(data)
    raise BadTemplate(Problem("unknown-ending", values={"given": name[-60:]}))


class Templates:
    def __init__(self, db: Database, now: Now) -> None:
        self._db = db
        self._now = now

    async def load(self) -> None:
        """What came with the bot becomes rows where it is new, and then all rows are known."""
        async with self._db.begin() as tx:
            for template in shipped():
                ours = [row for row in await templates.of_template(tx, template.id) if row.shipped]
                if not ours or ours[-1].document != _document(template):
                    row = await self._add(tx, template, None, shipped=True)
                    await _publish(tx, row)
        await self._know()

    async def bring(self, person: Person | None, template: Template) -> Brought:
        """Keep it as the next version; the same once more is the one there is. None is the operator."""
        if person is not None:
            must_be_admin(person)
        async with self._db.begin() as tx:
            versions = await templates.of_template(tx, template.id)
            if versions and versions[-1].document == _document(template):
                return Brought.of(versions[-1])
            row = await self._add(tx, template, person)
        await self._know()
        return Brought.of(row)

    async def all(self, person: Person) -> list[Brought]:
        """The newest version of each, and the one that is offered where that is another.

        What the operator brought from the command line meanwhile is known from now on.
        """
        must_be_admin(person)
        rows = await self._know()
        newest = {row.template: row.id for row in rows}
        shown = [row for row in rows if row.state is TemplateState.PUBLISHED or row.id == newest[row.template]]
        return [Brought.of(row) for row in shown]

    async def one(self, person: Person, row_id: int) -> Brought:
        must_be_admin(person)
        async with self._db.read() as tx:
            return Brought.of(await _there(tx, row_id))

    async def publish(self, person: Person, row_id: int) -> Brought:
        """Offer it to everybody instead of the version before. It has to be tried first."""
        must_be_admin(person)
        async with self._db.begin() as tx:
            row = await _there(tx, row_id)
            if row.state is TemplateState.NEW:
                raise Refusal("error-template-untried")
            await _publish(tx, row)
        await self._know()
        return Brought.of(row)

    async def retire(self, person: Person, row_id: int) -> Brought:
        """Offer it no more. Drafts that were begun with it can still be finished; what nobody tried stays untried."""
        must_be_admin(person)
        async with self._db.begin() as tx:
            row = await _there(tx, row_id)
            if row.state is TemplateState.PUBLISHED:
                row.state = TemplateState.RETIRED
        await self._know()
        return Brought.of(row)

    # --- trying one out is filling in its form ----------------------------------------------------------------------

    def form(self, name: str) -> Form:
        return case_form(name).form

    async def begin(self, tx: Tx, person: Person, draft: Draft) -> None:
        must_be_admin(person)
        draft.form = case_form(draft.form).form.name

    async def submit(self, tx: Tx, person: Person, draft: Draft) -> Done:
        """Nothing is published and nobody is told; the version counts as tried from now on."""
        must_be_admin(person)
        template = case_form(draft.form).template
        rows = [row for row in await templates.of_template(tx, template.id) if row.version == template.version]
        if not rows:
            raise Gone("error-case-template-gone")
        if rows[0].state is TemplateState.NEW:
            rows[0].state = TemplateState.TRIED
        return Done("templates-tried", rows[0].id)

    async def _add(
        self, tx: Tx, template: Template, person: Person | None, *, shipped: bool = False
    ) -> TemplateVersion:
        versions = await templates.of_template(tx, template.id)
        row = TemplateVersion(
            template=template.id,
            version=versions[-1].version + 1 if versions else 1,
            document=_document(template),
            person_id=person.id if person else None,
            shipped=shipped,
            state=TemplateState.NEW,
            brought_at=self._now(),
        )
        tx.add(row)
        await tx.flush()
        return row

    async def _know(self) -> list[TemplateVersion]:
        async with self._db.read() as tx:
            rows = await templates.all_versions(tx)
        catalogue.know((from_row(row), row.state is TemplateState.PUBLISHED) for row in rows)
        return rows


def trial(row: TemplateVersion) -> str:
    """The name of the form with which it is tried out."""
    return named(row.template, FULL, row.version, TRIAL)


def from_row(row: TemplateVersion) -> Template:
    return Template.model_validate(row.document).as_version(row.version)


def _document(template: Template) -> dict[str, Any]:
    return template.model_dump(mode="json", by_alias=True)


async def _publish(tx: Tx, row: TemplateVersion) -> None:
    for other in await templates.of_template(tx, row.template):
        if other.state is TemplateState.PUBLISHED:
            other.state = TemplateState.RETIRED
    row.state = TemplateState.PUBLISHED


async def _there(tx: Tx, row_id: int) -> TemplateVersion:
    row = await templates.by_id(tx, row_id)
    if row is None:
        raise Gone("error-case-template-gone")
    return row
