"""What people see of anything that comes round: its next dates, one date, and what can be done to either."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from cards.card import Button, Card, Row, button, cut, lines, paragraphs
from cards.forms import ending_rows
from cards.remarks import news
from cards.when import dates_words, rule_words
from community.errors import Refusal
from community.forms import Done, Screen
from community.planning import Coming, when_of
from community.plans import View, following
from community.recurrence import next_dates, read_rule
from community.steps import when_from_answer
from locales import Html, Texts
from locales.dates import day_words, moment, moment_short
from storage.groups import Group
from storage.people import Person
from storage.plans import DateState, PlanState

TITLE, LISTED = 120, 10


def dates(view: View, texts: Texts, *, head: Html | None = None) -> Card:
    """The next dates with a button for each, breaks, and the end."""
    plan = view.plan
    text = paragraphs(
        [
            head,
            texts("plans-head", title=view.title[:TITLE], rule=rule_words(when_of(plan), texts)),
            _state(view, texts),
            lines([_line(one, plan.zone, texts) for one in view.dates]) if view.dates else texts("plans-no-dates"),
        ]
    )
    buttons = tuple(
        (Button(_label(one, plan.zone, texts), data=f"plans:date:{view.ref}.{_second(one)}"),) for one in view.dates
    )
    return Card(text, (*buttons, *_breaks(view, texts), _back(view, texts)))


def _state(view: View, texts: Texts) -> Html | None:
    if view.plan.state is PlanState.PAUSED:
        return texts("plans-paused")
    if view.plan.resumes_on is not None and view.dates:
        return texts("plans-paused-until", day=day_words(view.plan.resumes_on, texts))
    return None


def _line(one: Coming, zone: str, texts: Texts) -> Html:
    when = moment(one.starts_at, zone, texts)
    if one.state is DateState.SKIPPED:
        return texts("plans-line-skipped", when=when)
    if one.starts_at != one.recurrence_id:
        return texts("plans-line-moved", when=when, before=moment(one.recurrence_id, zone, texts))
    return texts("plans-line", when=when)


def _label(one: Coming, zone: str, texts: Texts) -> str:
    short = moment_short(one.starts_at, zone, texts)
    return texts.plain("plans-button-skipped", when=short) if one.state is DateState.SKIPPED else short


def _breaks(view: View, texts: Texts) -> tuple[Row, ...]:
    plan = view.plan
    if not plan.rrule:
        return ()
    ref = view.ref
    rows: list[Row] = []
    if plan.state is PlanState.PAUSED or plan.resumes_on is not None:
        rows.append((button(texts, "plans-button-resume", f"plans:resume:{ref}"),))
    if plan.state is not PlanState.PAUSED:
        pause, until = "plans-button-pause", "plans-button-pause-until"
        rows.append((button(texts, pause, f"plans:pause:{ref}"), button(texts, until, f"plans:until:{ref}")))
    last, rule = button(texts, "plans-button-last", f"plans:last:{ref}"), read_rule(plan.rrule)
    endless = button(texts, "plans-button-endless", f"plans:endless:{ref}")
    return (*rows, (last, endless) if rule.times or rule.until else (last,))


def _back(view: View, texts: Texts) -> Row:
    return (button(texts, "plans-button-back", f"{view.area}s:open:{view.plan.id}"),)


def date(view: View, one: Coming, texts: Texts, *, head: Html | None = None) -> Card:
    """One date and what can be done to it."""
    at = f"{view.ref}.{_second(one)}"
    back = (button(texts, "plans-button-dates", f"plans:dates:{view.ref}"),)
    text = paragraphs([head, texts("plans-date", title=view.title[:TITLE]), _line(one, view.plan.zone, texts)])
    if one.state is DateState.SKIPPED:
        return Card(text, ((button(texts, "plans-button-restore", f"plans:restore:{at}"),), back))
    rows: list[Row] = [
        (button(texts, "plans-button-skip", f"plans:skip:{at}"),),
        (button(texts, "plans-button-move", f"plans:move:{at}"),),
    ]
    if view.plan.rrule:
        rows.append((button(texts, "plans-button-following", f"plans:following:{at}"),))
    return Card(text, (*rows, back))


def sure_skip(view: View, one: Coming, texts: Texts) -> Card:
    at = f"{view.ref}.{_second(one)}"
    when = moment(one.starts_at, view.plan.zone, texts)
    return Card(
        texts("plans-skip-sure", title=view.title[:TITLE], when=when),
        (
            (button(texts, "plans-button-skip-yes", f"plans:skipped:{at}"),),
            (button(texts, "forms-button-keep", f"plans:date:{at}"),),
        ),
    )


def move_plan(screen: Screen, texts: Texts) -> Card:
    """One date, or it and all that follow: what it was, what it becomes, and the buttons that decide."""
    answers = screen.answers
    before = datetime.fromisoformat(answers["before"])
    since = datetime.fromtimestamp(int(answers["at"]), UTC)
    when = when_from_answer(answers["when"])
    shown = None
    try:
        if screen.form.name == "plan:following":
            when = following(when, since)
        coming = next_dates(when, max(screen.now, since) if when.rrule else screen.now)
        shown = lines([texts("forms-next-dates", count=len(coming)), dates_words(coming, when.zone, texts)])
    except Refusal as wrong:
        screen = replace(screen, refusal=screen.refusal or wrong)
    base = screen.form.name.replace(":", "-")
    was = moment(before, answers["zone"], texts)
    head = texts(f"{base}-preview", title=answers["title"][:TITLE], was=was, rule=rule_words(when, texts))
    text = paragraphs([news(screen, texts), head, shown])
    return Card(text, ending_rows(screen.draft.id, texts, "plans-button-move-now"))


def done(done: Done, texts: Texts) -> Card:
    """What was changed, and the dates as they are now."""
    view: View = done.details["view"]
    if done.kind != "plan-move-done":
        return dates(view, texts, head=texts(done.kind))
    before, after = (moment(done.details[name], view.plan.zone, texts) for name in ("before", "after"))
    return dates(view, texts, head=texts(done.kind, before=before, after=after))


def _second(one: Coming) -> int:
    return int(one.recurrence_id.timestamp())


def orphaned(left: Person, group: Group, titles: Sequence[str], texts: Texts) -> Card:
    """To those who remain: something has nobody to look after it."""
    text = texts("plans-orphaned", name=left.name, group=group.title, count=len(titles))
    take = button(texts, "plans-button-take", f"plans:take:{group.id}.{left.id}")
    return Card(paragraphs([text, _listed(titles, texts)]), ((take,),))


def taken(titles: Sequence[str], texts: Texts) -> Card:
    if not titles:
        return Card(texts("plans-taken-by-another"))
    return Card(paragraphs([texts("plans-taken"), _listed(titles, texts)]))


def _listed(titles: Sequence[str], texts: Texts) -> Html:
    return lines([texts("plans-orphaned-line", title=cut(title, TITLE)) for title in titles[:LISTED]])
