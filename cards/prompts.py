"""What people see of prompts: the plan, the post in the group, the list, and what can be done to one."""

from cards.card import Button, Card, Row, button, cut, paragraphs
from cards.forms import ending_rows
from cards.remarks import news
from cards.when import coming_words, dates_words, rule_words
from community.forms import Done, Screen
from community.planning import when_of
from community.prompts import Overview
from community.steps import when_from_answer
from locales import Html, Texts
from locales.dates import moment
from storage.plans import PlanState
from storage.prompts import Prompt

SHORT, LABEL = 150, 40
LISTED = 12


def plan(screen: Screen, texts: Texts) -> Card:
    """What will be asked, where, the next three dates in words, and the buttons that decide."""
    answers, group = screen.answers, screen.group
    when = when_from_answer(answers["when"])
    head = (
        texts("prompts-plan-everywhere")
        if answers.get("everywhere")
        else texts("prompts-plan", group=group.title if group else "")
    )
    text = paragraphs(
        [
            news(screen, texts),
            head,
            texts("prompts-text", text=answers["text"]),
            texts("prompts-rule", rule=rule_words(when, texts)),
            coming_words(when, screen.now, texts),
            texts("prompts-quiet-everywhere") if answers.get("everywhere") else None,
        ]
    )
    return Card(text, ending_rows(screen.draft.id, texts, "forms-button-schedule"))


def scheduled(done: Done, texts: Texts) -> Card:
    title = done.group.title if done.group else None
    if done.details["paused"]:
        return Card(texts("prompts-changed-paused"))
    when = moment(done.details["next"], done.details["zone"], texts)
    if title is None:
        return Card(texts("prompts-scheduled-everywhere", when=when))
    return Card(texts("prompts-scheduled", group=title, when=when))


def post(prompt: Prompt, texts: Texts) -> Card:
    """As it stands in a group."""
    return Card(paragraphs([texts("prompts-text", text=prompt.text), texts("prompts-collected")]))


def overview(rows: list[Overview], group_title: str, texts: Texts) -> Card:
    """The list, with a button for each."""
    if not rows:
        return Card(texts("prompts-none", group=group_title))
    listed = [_line(one, texts) for one in rows[:LISTED]]
    buttons = tuple(
        (Button(cut(one.prompt.text, LABEL), data=f"prompts:open:{one.prompt.id}"),) for one in rows[:LISTED]
    )
    return Card(paragraphs([texts("prompts-list", group=group_title), *listed]), buttons)


def _line(one: Overview, texts: Texts) -> Html:
    """One prompt in two lines: what it asks and how often, and whether it is planned, paused or over."""
    prompt = one.prompt
    rule = rule_words(when_of(prompt), texts)
    mark = texts("prompts-mark-everywhere") if one.group is None else texts("prompts-mark-group")
    return texts("prompts-line", mark=mark, text=cut(prompt.text, SHORT), rule=rule, state=_state(one, texts))


def _state(one: Overview, texts: Texts) -> Html:
    if one.prompt.state is not PlanState.ACTIVE:
        return texts(f"prompts-state-{one.prompt.state}")
    if not one.dates:
        return texts("forms-no-dates")
    return texts("prompts-next", when=moment(one.dates[0], one.prompt.zone, texts))


def manage(one: Overview, texts: Texts) -> Card:
    """One prompt with its next dates and what can be done to it."""
    prompt = one.prompt
    mark = texts("prompts-mark-everywhere") if one.group is None else texts("prompts-mark-group")
    rule = rule_words(when_of(prompt), texts)
    state = texts(f"prompts-state-{prompt.state}") if prompt.state is not PlanState.ACTIVE else None
    dates = dates_words(one.dates, prompt.zone, texts) if prompt.state is PlanState.ACTIVE and one.dates else None
    text = paragraphs(
        [
            texts("prompts-text", text=prompt.text),
            texts("prompts-where", mark=mark, group=one.group.title if one.group else texts("prompts-all-groups")),
            texts("prompts-rule", rule=rule),
            state or dates or texts("forms-no-dates"),
            texts("prompts-answers-count", count=one.answers),
        ]
    )
    return Card(text, _actions(one, texts))


def _actions(one: Overview, texts: Texts) -> tuple[Row, ...]:
    subject = one.prompt.id
    read = (button(texts, "prompts-button-answers", f"prompts:answers:{subject}.0", count=one.answers),)
    if one.prompt.state is PlanState.ENDED:
        return (read,) if one.answers else ()
    active = one.prompt.state is PlanState.ACTIVE
    pause = button(texts, "prompts-button-pause", f"prompts:pause:{subject}")
    resume = button(texts, "prompts-button-resume", f"prompts:resume:{subject}")
    rows: tuple[Row, ...] = (
        (pause if active else resume, button(texts, "prompts-button-edit", f"prompts:edit:{subject}")),
        (
            button(texts, "prompts-button-send", f"prompts:send:{subject}"),
            button(texts, "prompts-button-end", f"prompts:end:{subject}"),
        ),
    )
    rows = (*rows, (button(texts, "plans-button-manage", f"plans:dates:prompt{subject}"),))
    return (read, *rows) if one.answers else rows


def sure_send(one: Overview, texts: Texts) -> Card:
    """Before it goes out at once. The count in the button makes a second tap of it do nothing."""
    where = one.group.title if one.group else texts("prompts-all-groups")
    send = f"prompts:sent:{one.prompt.id}.{one.sent}"
    return Card(
        texts("prompts-send-sure", text=cut(one.prompt.text, SHORT), group=where),
        (
            (button(texts, "prompts-button-send-yes", send),),
            (button(texts, "forms-button-keep", f"prompts:open:{one.prompt.id}"),),
        ),
    )


def sure_end(one: Overview, texts: Texts) -> Card:
    return Card(
        texts("prompts-end-sure", text=cut(one.prompt.text, SHORT)),
        (
            (button(texts, "prompts-button-end-yes", f"prompts:ended:{one.prompt.id}"),),
            (button(texts, "forms-button-keep", f"prompts:open:{one.prompt.id}"),),
        ),
    )
