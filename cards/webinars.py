"""What people see of webinars: the one card of a date, its reminders, the plan, the list, the calendar file."""

from datetime import datetime, timedelta

from cards.calendar_file import CalendarEvent, calendar_file
from cards.card import Button, Card, File, Row, button, cut, link, paragraphs
from cards.forms import ending_rows
from cards.remarks import news
from cards.when import coming_words, rule_words
from community.forms import Done, Screen
from community.planning import when_of
from community.recurrence import next_dates
from community.steps import when_from_answer
from community.webinar_dates import A_DAY_AND_A_BIT, LASTS, Invitation
from community.webinars import Overview
from locales import Html, Texts
from locales.dates import moment, moment_plain
from storage.plans import DateState, PlanState
from storage.webinars import Answer

ANSWERS = (Answer.GOING, Answer.MAYBE, Answer.CANNOT)
JOIN_FROM = timedelta(hours=1)


def announcement(invitation: Invitation, texts: Texts, now: datetime) -> Card:
    """The one card a group keeps for a date: the same before, during and after."""
    text = paragraphs([_head(invitation, texts), _state(invitation, texts, now), _counts(invitation, texts)])
    return Card(text, _rows(invitation, texts, now), silent=True)


def tomorrow(invitation: Invitation, texts: Texts, now: datetime) -> Card:
    """The reminder of the day before."""
    head = texts("webinars-tomorrow") if is_planned(invitation) and now < invitation.date.starts_at else None
    text = paragraphs([head, _head(invitation, texts), _state(invitation, texts, now), _counts(invitation, texts)])
    return Card(text, _rows(invitation, texts, now), silent=True)


def soon(invitation: Invitation, texts: Texts) -> Card:
    """For one who comes, privately, an hour before."""
    return Card(
        paragraphs([texts("webinars-soon"), _head(invitation, texts)]),
        ((link(texts, "webinars-button-join", invitation.webinar.link),),),
    )


def starting(invitation: Invitation, texts: Texts, now: datetime, called: Html | None = None) -> Card:
    """The post at the start, with a way in; *called* are the names of those who want to be called."""
    if not is_planned(invitation) or now >= invitation.ends_at:
        return Card(paragraphs([_head(invitation, texts), _state(invitation, texts, now)]))
    return Card(
        paragraphs([texts("webinars-now", title=invitation.webinar.title), called]),
        ((link(texts, "webinars-button-join", invitation.webinar.link),),),
    )


def moved(invitation: Invitation, before: datetime, texts: Texts, *, to: Html | None = None) -> Card:
    """To those concerned; *to* are the names of those who are told in the group."""
    return _changed("webinars-moved", invitation, before, texts, to)


def back(invitation: Invitation, before: datetime, texts: Texts, *, to: Html | None = None) -> Card:
    """It takes place after all."""
    return _changed("webinars-back", invitation, before, texts, to)


def _changed(text_id: str, invitation: Invitation, before: datetime, texts: Texts, to: Html | None) -> Card:
    zone = invitation.webinar.zone
    was, now = moment(before, zone, texts), moment(invitation.date.starts_at, zone, texts)
    text = texts(text_id, title=invitation.webinar.title, before=was, after=now)
    return Card(paragraphs([to, text]), ((_calendar(invitation, texts),),))


def skipped(invitation: Invitation, before: datetime, texts: Texts, *, to: Html | None = None) -> Card:
    when = moment(before, invitation.webinar.zone, texts)
    text = texts("webinars-skipped", title=invitation.webinar.title, when=when)
    return Card(paragraphs([to, text]), ((_calendar(invitation, texts),),))


def recording_ask(invitation: Invitation, texts: Texts) -> Card:
    """To whoever looks after it: some want the recording."""
    when = moment(invitation.date.starts_at, invitation.webinar.zone, texts)
    count = invitation.counts[Answer.RECORDING]
    text = texts("webinars-recording-ask", title=invitation.webinar.title, when=when, count=count)
    return Card(text, ((button(texts, "webinars-button-give-recording", f"recordings:ask:{invitation.date.id}"),),))


def recording(invitation: Invitation, texts: Texts, *, to: Html | None = None) -> Card:
    """To those who asked for it."""
    when = moment(invitation.date.starts_at, invitation.webinar.zone, texts)
    text = texts("webinars-recording", title=invitation.webinar.title, when=when)
    return Card(paragraphs([to, text]), _watch(invitation, texts))


def recording_kept(invitation: Invitation, texts: Texts) -> Card:
    when = moment(invitation.date.starts_at, invitation.webinar.zone, texts)
    count = invitation.counts[Answer.RECORDING]
    text = texts("webinars-recording-kept", title=invitation.webinar.title, when=when, count=count)
    return Card(text, _watch(invitation, texts))


def recording_done(done: Done, texts: Texts) -> Card:
    return recording_kept(done.details["invitation"], texts)


def _watch(invitation: Invitation, texts: Texts) -> tuple[Row, ...]:
    if invitation.date.recording is None:
        return ()
    return ((link(texts, "webinars-button-recording", invitation.date.recording),),)


def answered(answer: Answer, texts: Texts) -> str:
    """What the person who tapped is told, alone."""
    return texts.plain(f"webinars-answered-{answer}")


def plan(screen: Screen, texts: Texts) -> Card:
    """What will happen, where, the next three dates in words; and the buttons that decide."""
    answers, group = screen.answers, screen.group
    when = when_from_answer(answers["when"])
    dates = next_dates(when, screen.now)
    text = paragraphs(
        [
            news(screen, texts),
            texts(
                "webinars-plan",
                title=answers["title"],
                group=group.title if group else "",
                rule=rule_words(when, texts),
                link=answers["link"],
            ),
            coming_words(when, screen.now, texts),
            texts("webinars-plan-reminders", ahead=_ahead(dates[0] - screen.now)) if dates else None,
        ]
    )
    return Card(text, ending_rows(screen.draft.id, texts, "forms-button-schedule"))


def _ahead(left: timedelta) -> str:
    """What can still be told before a date so near."""
    if left > timedelta(weeks=1):
        return "week"
    return "day" if left > A_DAY_AND_A_BIT else "hour" if left > timedelta(hours=1) else "now"


def scheduled(done: Done, texts: Texts) -> Card:
    group = done.group
    when = moment(done.details["next"], group.zone if group else "UTC", texts)
    return Card(texts("webinars-scheduled", group=group.title if group else "", when=when))


def overview(webinars: list[Overview], group_title: str, texts: Texts, *, may_change: bool) -> Card:
    """The list; with a button for each, for those who may change them."""
    if not webinars:
        return Card(texts("webinars-none", group=group_title))
    shown = [one_line(one, texts) for one in webinars]
    buttons = tuple(
        (Button(cut(one.webinar.title, 50), data=f"webinars:open:{one.webinar.id}"),)
        for one in webinars[:20]
        if may_change
    )
    return Card(paragraphs([texts("webinars-list", group=group_title), *shown[:10]]), buttons)


def one_line(one: Overview, texts: Texts) -> Html:
    when = moment(one.dates[0], one.webinar.zone, texts) if one.dates else texts("webinars-no-dates")
    return texts("webinars-list-line", title=one.webinar.title, rule=rule_words(when_of(one.webinar), texts), when=when)


def manage(one: Overview, texts: Texts) -> Card:
    """One webinar with what a facilitator can do to it."""
    if one.webinar.state is PlanState.ENDED:
        return Card(texts("webinars-ended", title=one.webinar.title))
    dates = [texts("webinars-date-line", when=moment(each, one.webinar.zone, texts)) for each in one.dates]
    text = paragraphs([one_line(one, texts), Html("\n".join(dates))])
    return Card(
        text,
        (
            (button(texts, "plans-button-manage", f"plans:dates:webinar{one.webinar.id}"),),
            (button(texts, "webinars-button-end", f"webinars:end:{one.webinar.id}"),),
        ),
    )


def sure_end(one: Overview, texts: Texts) -> Card:
    return Card(
        texts("webinars-end-sure", title=one.webinar.title),
        (
            (button(texts, "webinars-button-end-yes", f"webinars:ended:{one.webinar.id}"),),
            (button(texts, "forms-button-keep", f"webinars:open:{one.webinar.id}"),),
        ),
    )


def calendar(invitation: Invitation, texts: Texts, stamp: datetime) -> Card:
    """The date as a file that calendar programs take."""
    webinar, date = invitation.webinar, invitation.date
    event = CalendarEvent(
        uid=f"webinar-{webinar.id}-{date.id}@staffroom",
        sequence=date.sequence,
        title=webinar.title,
        description=webinar.link,
        url=webinar.link,
        starts_at=date.starts_at,
        minutes=int(LASTS.total_seconds() // 60),
        zone=webinar.zone,
        cancelled=not is_planned(invitation),
        alarms=(timedelta(hours=1),),
        stamp=stamp,
    )
    name = texts.plain("webinars-file-name") + ".ics"
    return Card(
        texts("webinars-calendar", title=webinar.title, when=moment_plain(date.starts_at, webinar.zone, texts)),
        file=File("document", name, calendar_file(event)),
    )


def is_planned(invitation: Invitation) -> bool:
    return invitation.date.state is DateState.PLANNED and invitation.webinar.state is not PlanState.ENDED


def _head(invitation: Invitation, texts: Texts) -> Html:
    webinar, date = invitation.webinar, invitation.date
    return texts("webinars-head", title=webinar.title, when=moment(date.starts_at, webinar.zone, texts))


def _state(invitation: Invitation, texts: Texts, now: datetime) -> Html | None:
    date, start = invitation.date, invitation.date.starts_at
    if not is_planned(invitation):
        return texts("webinars-state-off")
    if now >= invitation.ends_at:
        return texts("webinars-state-over")
    if now >= start:
        return texts("webinars-state-now")
    if start - now <= JOIN_FROM:
        return texts("webinars-state-soon")
    was = moment(date.recurrence_id, invitation.webinar.zone, texts)
    return texts("webinars-state-moved", was=was) if date.is_moved else None


def _counts(invitation: Invitation, texts: Texts) -> Html:
    counts = {str(answer): invitation.counts[answer] for answer in ANSWERS}
    counts["cannot"] += invitation.counts[Answer.RECORDING]
    return texts("webinars-counts", **counts)


def _rows(invitation: Invitation, texts: Texts, now: datetime) -> tuple[tuple[Button, ...], ...]:
    subject = invitation.date.id
    want = (button(texts, "webinars-button-want-recording", f"webinars:recording:{subject}"),)
    if not is_planned(invitation):
        return ()
    if now >= invitation.ends_at:
        return _watch(invitation, texts) or (want,)
    answers = tuple(button(texts, f"webinars-button-{one}", f"webinars:{one}:{subject}") for one in ANSWERS)
    join = (link(texts, "webinars-button-join", invitation.webinar.link),)
    near = invitation.date.starts_at - now <= JOIN_FROM
    return (answers, want, join) if near else (answers, want, (_calendar(invitation, texts),))


def _calendar(invitation: Invitation, texts: Texts) -> Button:
    return button(texts, "webinars-button-calendar", f"webinars:calendar:{invitation.date.id}")
