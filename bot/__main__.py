"""The command line: `python -m bot` runs the bot, the other commands look after its data.

Each command reads the settings before it loads what it needs: whoever mistyped one is told at once.
"""

import asyncio
import gc
import signal
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar
from zoneinfo import available_timezones

import typer

from bot.log import write_log
from bot.privacy import check_privacy
from bot.settings import Settings, WrongSetting, read_settings
from bot.stop import CannotRun, look_ahead
from bot.telling import end, say, telling
from community.clock import DAYS, MOST_DAYS, utc_now
from locales import Texts, languages, texts

if TYPE_CHECKING:
    from content.template_schema import Template

gc.set_threshold(500_000)  # what is loaded stays: looking for rubbish in it takes a fifth of the start
T = TypeVar("T")
cli = typer.Typer(
    help="Staffroom, a chat bot for teachers' groups.",
    add_completion=False,
    pretty_exceptions_enable=False,  # its tracebacks show the values of variables, and one of ours is the token
)
imports = typer.Typer(help="Bring data into the library.", no_args_is_help=True)
cli.add_typer(imports, name="import")
checks = typer.Typer(help="Look for what can be wrong.", no_args_is_help=True)
cli.add_typer(checks, name="check")
checks.command("privacy")(check_privacy)


@cli.callback(invoke_without_command=True)
def main(context: typer.Context) -> None:
    """Run the bot: on Telegram with BOT_TOKEN, else in rehearsal."""
    if context.invoked_subcommand is None:
        run()


@cli.command()
def run() -> None:
    """Run the bot (the same as no command)."""
    settings = _settings()
    said = texts(settings.default_language)
    with telling(said):
        look_ahead(settings, rehearsing=settings.rehearsing)
        with _runner() as runner:
            runner.run(_run(settings, said, offered(settings, said)))


def _runner() -> asyncio.Runner:
    import uvloop

    return asyncio.Runner(loop_factory=uvloop.new_event_loop)


def offered(settings: Settings, said: Texts) -> str:
    """The address of the real plan, if there is one and whoever sits here wants to play it."""
    from bot.real_plan import offered_plan

    plan = offered_plan(settings) if settings.rehearsing else ""
    if plan and not sys.stdin.isatty():
        say(said.plain("operator-plan-hint"))
    return plan if plan and sys.stdin.isatty() and typer.confirm(said.plain("operator-plan-offer")) else ""


async def _run(settings: Settings, said: Texts, plan: str) -> None:
    if settings.rehearsing:
        from bot.rehearsal import rehearsing

        if settings.database_url:
            say(said.plain("operator-own-database"))
        await rehearsing(settings, said, _until_stopped, plan=plan)
        return
    from bot.app import Place, opened, settle_memory
    from storage.database import CannotOpen

    place = Place(
        settings.bot_token,
        settings.bot_api_url,
        settings.database,
        settings.default_language,
        settings.default_timezone,
        settings.admin_ids,
    )
    try:
        async with opened(place) as app:
            settle_memory()
            say(said.plain("operator-running", username=app.courier.bot_username))
            _until_stopped(app.stop)
            await app.run()
    except CannotOpen as error:
        raise CannotRun(settings.database_fault, why=str(error)) from error


def _until_stopped(stop: asyncio.Event) -> None:
    """SIGTERM and Ctrl-C end the run in order."""
    loop = asyncio.get_running_loop()
    for one in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(one, stop.set)


@cli.command()
def rehearse(
    replay: Annotated[
        Path | None, typer.Option(help="Play this script and end: with 1 if the bot did otherwise.")
    ] = None,
    anew: Annotated[bool, typer.Option("--anew", help="Begin with a new town; the one that was kept is lost.")] = False,
    plan: Annotated[
        bool, typer.Option("--plan", help="Begin with a copy of the real plan, under other names.")
    ] = False,
    database: Annotated[str, typer.Argument(help="With --plan: the database's address, if not DATABASE_URL's.")] = "",
) -> None:
    """Rehearse on a pretend Telegram, with or without a BOT_TOKEN."""
    settings = _settings()
    said = texts(settings.default_language)
    with telling(said):
        if replay is None:
            look_ahead(settings, rehearsing=True)
        from bot.rehearsal import rehearsing, replaying

        with _runner() as runner:
            if replay is None:
                source = (database or settings.database) if plan else ""
                runner.run(rehearsing(settings, said, _until_stopped, anew=anew, plan=source))
                return
            report = runner.run(replaying(settings, replay))
    if not report.passed:
        end(f"{report}\n{said.plain('operator-replay-differs', count=len(report.problems))}")
    say(said.plain("operator-replay-same", count=report.acts))


@imports.command("research")
def bring_research(
    file: Annotated[Path, typer.Argument(help="A CSV file in the format of content/evidence.csv.")],
) -> None:
    """Bring research cards into the library: new ones are added, known ones replaced. All or nothing."""
    settings = _settings()
    said = texts(settings.default_language)
    from cards.research import import_problems, import_report
    from community.research_library import import_research
    from content.evidence import BadFile
    from storage.database import Database

    try:
        words = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        end(said.plain("operator-file", file=str(file), why=type(error).__name__))

    async def bring() -> str:
        async with Database.open(settings.database) as db:
            return import_report(await import_research(db, words, settings.default_language), said)

    try:
        say(asyncio.run(bring()))
    except BadFile as bad:
        end(import_problems(bad, said))


@cli.command()
def agenda(
    days: Annotated[int, typer.Option(min=1, max=MOST_DAYS, help="How many days ahead.")] = DAYS,
    group: Annotated[str, typer.Option(help="Only this group: its number or a part of its title.")] = "",
    zone: Annotated[str, typer.Option(help="The time zone of all times; else each group's own.")] = "",
    language: Annotated[str, typer.Option(help="The language of words and cards.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, with every card in every language.")] = False,
) -> None:
    """Every message that will go out, and those of the last week: when, where, to how many, and its text."""
    settings = _settings()
    said = texts(settings.default_language)
    if zone and zone not in available_timezones():
        end(said.plain("operator-zone", zone=zone))
    from bot.agenda import Asked, as_rows, asked_entries, opened_agenda, page

    asked = Asked(days, group, zone, language)

    async def look() -> str:
        async with opened_agenda(settings) as opened:
            entries = await asked_entries(opened, asked)
        return as_rows(entries, asked, settings) if as_json else page(entries, asked, settings)

    say(_asked(look(), said))


@checks.command("plan")
def check_plan(days: Annotated[int, typer.Option(min=1, max=MOST_DAYS, help="How many days ahead.")] = DAYS) -> None:
    """Look for what can be wrong with the forms and with all that will go out; ends with 1 if anything is."""
    settings = _settings()
    said = texts(settings.default_language)

    from bot.agenda import opened_agenda, plan_findings

    async def look() -> list[str]:
        async with opened_agenda(settings) as opened:
            return await plan_findings(opened, days, said, settings.default_timezone)

    if found := _asked(look(), said):
        end("\n".join(found))
    say(said.plain("operator-check-well", days=days))


def _asked(work: Coroutine[Any, Any, T], said: Texts) -> T:
    with telling(said):
        return asyncio.run(work)


@imports.command("template")
def bring_template(
    file: Annotated[Path, typer.Argument(help="A template as .yaml, or an XLSForm as .xlsx.")],
) -> None:
    """Bring a template of case studies as its next version. It is tried out and published in the bot."""
    settings = _settings()
    said = texts(settings.default_language)
    template = _read_template(file, said)
    from community.templates import Templates
    from storage.database import Database

    async def bring() -> str:
        async with Database.open(settings.database) as db:
            one = await Templates(db, utc_now).bring(None, template)
            name, version = template.name_in(settings.default_language), str(one.row.version)
            return said.plain("operator-template-brought", name=name, version=version)

    say(asyncio.run(bring()))


@checks.command("templates")
def check_templates(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Template files; those that ship if none is given.")
    ] = None,
) -> None:
    """Say what is to be mended in templates, and which words are missing in which language."""
    said = texts(_settings().default_language)
    from content.template_files import COMMON, SHIPPED

    for file in files or sorted(one for one in SHIPPED.glob("*.yaml") if one.name != COMMON):
        template = _read_template(file, said)
        missing = {language: template.missing_in(language) for language in languages()}
        for language, places in missing.items():
            if places:
                places_words = ", ".join(places)
                say(said.plain("operator-templates-missing", file=file.name, language=language, places=places_words))
        if not any(missing.values()):
            say(said.plain("operator-templates-complete", file=file.name, languages=", ".join(languages())))


def _read_template(file: Path, said: Texts) -> "Template":
    from cards.templates import problem_lines
    from community.templates import read_template
    from content.template_files import BadTemplate

    try:
        return read_template(file.name, file.read_bytes())
    except OSError as error:
        end(said.plain("operator-unreadable", file=str(file), why=type(error).__name__))
    except BadTemplate as bad:
        end(f"{said.plain('operator-template-refused', file=file.name)}\n{problem_lines(bad, said)}")


def _settings() -> Settings:
    try:
        settings = read_settings()
    except WrongSetting as wrong:
        end(str(wrong))
    write_log(settings.log_level)
    return settings


if __name__ == "__main__":
    cli()
