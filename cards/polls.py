"""What people see of polls besides Telegram's own: the preview, the list, and the result that stays."""

from datetime import timedelta

from cards.card import Button, Card, Row, button, cut, lines, paragraphs
from cards.forms import ending_rows, usual_rows
from cards.remarks import news
from community.forms import Done, Screen
from community.polls import Overview
from locales import Html, Texts
from locales.dates import moment, span_words
from storage.polls import Poll, PollState

BAR = 10
SHORT, IN_LIST = 60, 80
LISTED = 8
NAMED = 4


def plan(screen: Screen, texts: Texts) -> Card:
    """What will be asked, where, who sees the votes and until when; and the buttons that decide."""
    answers, group = screen.answers, screen.group
    text = paragraphs(
        [
            news(screen, texts),
            texts("polls-plan", group=group.title if group else ""),
            lines(
                [
                    texts("polls-question", question=answers["question"]),
                    *(texts("polls-option", option=option) for option in answers["options"]),
                ]
            ),
            lines([texts(f"polls-plan-{answers['anonymous']}"), _until(answers["closes"], texts)]),
        ]
    )
    do, change = ending_rows(screen.draft.id, texts, "polls-button-post")
    return Card(text, (do, *usual_rows(screen, texts), change))


def _until(seconds: int, texts: Texts) -> Html:
    if not seconds:
        return texts("polls-plan-open")
    return texts("polls-plan-closes", span=span_words(timedelta(seconds=seconds), texts))


def posted(done: Done, texts: Texts) -> Card:
    """To the person who asked for it."""
    group, closes_at = done.group, done.details["closes_at"]
    title = group.title if group else ""
    if closes_at is None:
        return Card(texts("polls-posted", group=title))
    return Card(
        texts("polls-posted-closes", group=title, when=moment(closes_at, group.zone if group else "UTC", texts))
    )


def until(done: Done, texts: Texts) -> Card:
    """To the person who asked for it in one line, beside the poll: when it closes."""
    group, closes_at = done.group, done.details["closes_at"]
    if closes_at is None:
        return Card(texts("polls-stays-open"))
    return Card(texts("polls-closes", when=moment(closes_at, group.zone if group else "UTC", texts)))


def close_rows(poll_id: int, texts: Texts) -> tuple[Row, ...]:
    """Under the poll itself, where everybody sees it."""
    return ((button(texts, "polls-button-close", f"polls:close:{poll_id}"),),)


def closing(poll: Poll, texts: Texts) -> str:
    """What the person who tapped Close is told, alone."""
    if poll.state is PollState.OPEN:
        return texts.plain("polls-closing")
    return texts.plain("polls-withdrawn" if poll.telegram_id is None else "polls-closed-already")


def result(poll: Poll, texts: Texts) -> Card:
    """The count in words, bars and numbers. Who voted for what is never listed."""
    counted = [
        texts(
            "polls-result-option",
            option=option,
            bar=_bar(count, poll.voters),
            count=count,
            percent=str(_percent(count, poll.voters)),
        )
        for option, count in zip(poll.options, poll.tally, strict=False)
    ]
    head = texts("polls-result", question=poll.question)
    return Card(paragraphs([head, lines(counted), winner(poll, texts)]))


def winner(poll: Poll, texts: Texts) -> Html:
    """One sentence: which answer came first, or which share the first place, and how many voted."""
    most = max(poll.tally, default=0)
    if not most:
        return texts("polls-nobody")
    first = [option for option, count in zip(poll.options, poll.tally, strict=False) if count == most]
    if len(first) == 1:
        return texts("polls-winner", option=cut(first[0], SHORT), count=most, voters=poll.voters)
    named = [cut(option, SHORT) for option in first[:NAMED]]
    names = texts.listing([*named, "…"] if len(first) > NAMED else named)
    return texts("polls-tie", options=names, count=most, voters=poll.voters)


def _percent(count: int, voters: int) -> int:
    """Halves go up, as people round."""
    return (200 * count + voters) // (2 * voters) if voters else 0


def _bar(count: int, voters: int) -> str:
    full = (2 * BAR * count + voters) // (2 * voters) if voters else 0
    return "▰" * min(full, BAR) + "▱" * max(BAR - full, 0)


def overview(one: Overview, texts: Texts) -> Card:
    """What is open, with a button to close each for those who may; then the last results."""
    group = one.group
    if not one.open and not one.closed:
        return Card(texts("polls-none", group=group.title))
    opened = [_open_line(poll, voters, group.zone, texts) for poll, voters in one.open[:LISTED]]
    closed = [
        texts("polls-closed-line", question=cut(poll.question, IN_LIST), winner=winner(poll, texts))
        for poll in one.closed
    ]
    text = paragraphs(
        [
            texts("polls-list", group=group.title),
            paragraphs([texts("polls-list-open"), *opened]) if opened else None,
            paragraphs([texts("polls-list-closed"), *closed]) if closed else None,
        ]
    )
    return Card(text, (*_close_buttons(one, texts), *_result_buttons(one, texts)))


def _open_line(poll: Poll, voters: int, zone: str, texts: Texts) -> Html:
    question = cut(poll.question, IN_LIST)
    if poll.state is PollState.POSTING:
        return texts("polls-posting-line", question=question)
    if poll.closes_at is None:
        return texts("polls-open-line", question=question, voters=voters)
    when = moment(poll.closes_at, zone, texts)
    return texts("polls-open-line-closes", question=question, voters=voters, when=when)


def _close_buttons(one: Overview, texts: Texts) -> tuple[Row, ...]:
    if not one.may_close:
        return ()
    return tuple(
        (button(texts, "polls-button-close-one", f"polls:stop:{poll.id}", question=cut(poll.question, 40)),)
        for poll, _ in one.open[:LISTED]
    )


def _result_buttons(one: Overview, texts: Texts) -> tuple[Row, ...]:
    return tuple(
        (button(texts, "polls-button-result", f"polls:result:{poll.id}", question=cut(poll.question, 40)),)
        for poll in one.closed
    )


def result_in_list(poll: Poll, texts: Texts) -> Card:
    """The result with a way back to the list."""
    back = Button(texts.plain("polls-button-list"), data=f"polls:group:{poll.group_id}")
    return Card(result(poll, texts).text, ((back,),))
