"""What a facilitator sees of messages and what became of them, in words, with a button that mends what can be."""

from collections.abc import Sequence

from cards.card import Button, Card, button, cut, in_rows, lines, paragraphs
from cards.reading import leafing
from community.delivery import LATE, Ended, Entry, Page
from locales import Html, Texts
from locales.dates import moment
from storage.groups import Group
from storage.notices import Notice, State

NAMED = 3
"""So many messages are named in a sentence; the rest are counted."""
TITLE = 40
AGAIN = (State.UNCERTAIN, State.UNDELIVERABLE, State.MISSED)
HELD_BY_GROUP = ("no-rights", "no-topic", "away")
"""Why a message waits that somebody can put right in the group."""
MARKS = {State.SENT: "✅", State.DUE: "⏳", State.SENDING: "⏳", State.CANCELLED: "➖", State.UNCERTAIN: "❔"}


def about_group(kind: str, group: Group, texts: Texts) -> Card:
    """A sentence about what happened to a group, and what to do."""
    rows: tuple[tuple[Button, ...], ...] = ()
    if kind == "groups-topic-closed":
        rows = ((button(texts, "groups-button-topic-none", f"groups:topic:{group.id}.0"),),)
    if kind in ("groups-topic-closed", "groups-no-rights"):
        rows = ((button(texts, "delivery-button-try", f"delivery:try:{group.id}"),), *rows)
    return Card(texts(f"delivery-{kind}", group=group.title), rows)


def report(ended: Sequence[Ended], texts: Texts) -> Card | None:
    """After a time without sending: a sentence for each group about what was late and what was left out."""
    said = [
        texts(
            "delivery-report",
            group=one.group.title,
            kind="both" if one.late and one.missed else "late" if one.late else "missed",
            late=_named(one.late, texts),
            missed=_named(one.missed, texts),
        )
        for one in ended[:20]
    ]
    rows = [(_look(one.group, texts),) for one in ended[:1]]
    return Card(paragraphs(said), tuple(rows)) if said else None


def daily(ended: Sequence[Ended], texts: Texts) -> Card | None:
    """One sentence, without a sound; None for a day on which nothing was sent."""
    sent = sum(len(one.sent) for one in ended)
    lost = [one for one in ended if one.missed or one.failed]
    if not ended:
        return None
    if not lost:
        names = texts.listing([one.group.title for one in ended[:NAMED]])
        more = max(0, len(ended) - NAMED)
        return Card(texts("delivery-daily-well", count=sent, groups=names, more=more), silent=True)
    count = sum(len(one.missed) + len(one.failed) for one in lost)
    return Card(texts("delivery-daily-lost", count=count, sent=sent), ((_look(lost[0].group, texts),),), silent=True)


def uncertain(entry: Entry, group: Group, texts: Texts) -> Card:
    return Card(
        texts("delivery-uncertain", group=group.title, what=_what(entry, texts)),
        ((button(texts, "delivery-button-again", f"delivery:again:{entry.notice.id}"),),),
    )


def failed(entry: Entry, group: Group | None, texts: Texts) -> Card:
    """It was given up; *group* is None for a private message, of which nothing else is told."""
    head = texts("delivery-failed-alone", what=kind_words(entry.notice.kind, texts))
    if group is not None:
        head = texts("delivery-failed", group=group.title, what=_what(entry, texts))
    again = button(texts, "delivery-button-again", f"delivery:again:{entry.notice.id}")
    return Card(paragraphs([head, _why(entry.notice, texts)]), ((again,),))


def page(shown: Page, texts: Texts) -> Card:
    """A group's messages, the latest first, with a number to tap for each."""
    group = shown.group
    until = shown.paused_until
    pause = texts("delivery-paused", when=moment(until, group.zone, texts)) if until else None
    if not shown.entries:
        return Card(paragraphs([texts("delivery-none", group=group.title), pause]), _daily_row(shown, texts))
    listed = [_line(number, entry, group, texts) for number, entry in enumerate(shown.entries, 1)]
    numbers = [
        Button(str(number), data=f"delivery:one:{entry.notice.id}.{shown.number}")
        for number, entry in enumerate(shown.entries, 1)
    ]
    last = shown.number + 1 if shown.more else shown.number
    rows = (*in_rows(numbers, wide=4), *leafing(shown.number, last, f"delivery:page:{group.id}."))
    text = paragraphs([texts("delivery-list", group=group.title), pause, lines(listed)])
    return Card(text, (*rows, *_daily_row(shown, texts)))


def one(group: Group, entry: Entry, back: int, texts: Texts) -> Card:
    """One message: what it is, when it was meant for, what became of it and why."""
    notice = entry.notice
    reason = _alone(entry, texts) if notice.state is State.CANCELLED and entry.alone else _why(notice, texts)
    alone = _alone(entry, texts) if notice.state is not State.CANCELLED and entry.alone else None
    when = moment(notice.meant_for, group.zone, texts)
    ended = _ended(notice, group, texts)
    if entry.paused_until:
        reason, ended = texts("delivery-paused", when=moment(entry.paused_until, group.zone, texts)), None
    text = paragraphs([texts("delivery-one", what=_what(entry, texts), when=when), lines([reason, ended]), alone])
    rows = [(button(texts, "delivery-button-list", f"delivery:page:{group.id}.{back}"),)]
    if notice.state in AGAIN:
        rows.insert(0, (button(texts, "delivery-button-again", f"delivery:again:{notice.id}"),))
    elif notice.state is State.DUE and notice.outcome in HELD_BY_GROUP:
        rows.insert(0, (button(texts, "delivery-button-try", f"delivery:try:{group.id}"),))
    return Card(text, tuple(rows))


def kind_words(kind: str, texts: Texts) -> str:
    """A notice's kind as a person would call it."""
    text_id = f"delivery-kind-{kind}"
    return texts.plain(text_id if texts.has(text_id) else "delivery-kind-other")


def _line(number: int, entry: Entry, group: Group, texts: Texts) -> Html:
    notice = entry.notice
    told = notice.state is State.CANCELLED and entry.alone
    mark = "✅" if told else MARKS.get(notice.state, "⚠️")
    when = moment(notice.meant_for, group.zone, texts)
    return texts("delivery-line", number=str(number), mark=mark, what=_what(entry, texts), when=when)


def _what(entry: Entry, texts: Texts) -> str:
    what = kind_words(entry.notice.kind, texts)
    title = entry.title and cut(" ".join(entry.title.split()), TITLE)
    return texts.plain("delivery-what", what=what, title=title) if title else what


def _why(notice: Notice, texts: Texts) -> Html:
    """What became of it, and for what reason. Reasons have texts by the state's and the outcome's words."""
    late = notice.state is State.SENT and notice.done_at is not None and notice.done_at - notice.meant_for > LATE
    outcome = notice.outcome or ("late" if late else "plain")
    text_id = f"delivery-why-{notice.state}-{outcome}"
    if not texts.has(text_id):
        text_id = f"delivery-why-{notice.state}"
    if notice.state is State.UNDELIVERABLE and text_id.endswith(notice.state) and (said := notice.details.get("said")):
        return texts("delivery-why-undeliverable-said", words=said)
    return texts(text_id)


def _ended(notice: Notice, group: Group, texts: Texts) -> Html | None:
    """The moment that goes with the reason: when it went out, or when it is tried again."""
    if notice.state is State.SENT and notice.done_at is not None:
        return texts("delivery-sent-at", when=moment(notice.done_at, group.zone, texts))
    if notice.state is State.DUE and notice.due_at > notice.meant_for:
        return texts("delivery-tried-at", when=moment(notice.due_at, group.zone, texts))
    return None


def _alone(entry: Entry, texts: Texts) -> Html:
    arrived = entry.alone.get(State.SENT, 0)
    return texts("delivery-alone", count=arrived, others=sum(entry.alone.values()) - arrived)


def _named(rows: Sequence[Notice], texts: Texts) -> str:
    """ "webinar reminder, prompt and 3 more"."""
    names = [kind_words(row.kind, texts) for row in rows[:NAMED]]
    if len(rows) > NAMED:
        names.append(texts.plain("delivery-more", count=len(rows) - NAMED))
    return texts.listing(names)


def _look(group: Group, texts: Texts) -> Button:
    return button(texts, "delivery-button-look", f"delivery:group:{group.id}")


def _daily_row(shown: Page, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    word = "off" if shown.reads_daily else "on"
    return ((button(texts, f"delivery-button-daily-{word}", f"delivery:daily:{shown.group.id}.{word}"),),)


def again_done(texts: Texts) -> Card:
    return Card(texts("delivery-again-done"))


def tried(texts: Texts) -> Card:
    return Card(texts("delivery-trying"))


def daily_set(texts: Texts, *, wanted: bool) -> str:
    return texts.plain("delivery-daily-on" if wanted else "delivery-daily-off")
