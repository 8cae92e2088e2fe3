"""sendPoll and stopPoll, with the limits of Bot API 10.3."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from .. import keyboards
from ..call import formatted
from ..delivery import edited
from ..entities import utf16
from ..errors import bad
from ..polls import Option, Poll
from .outgoing import send

if TYPE_CHECKING:
    from ..call import Call

LONGEST_QUESTION = 300
LONGEST_OPTION = 100
MOST_OPTIONS = 12
LONGEST_EXPLANATION = 200
LONGEST_DESCRIPTION = 1024
SHORTEST_PERIOD = 5
LONGEST_PERIOD = 2_628_000


def send_poll(call: Call) -> dict[str, Any]:
    chat = call.chat()
    poll = _read(call)
    message = send(call, chat, "polls", {}, poll=poll)
    call.town.polls[poll.id] = poll
    poll.messages.append(message)
    return message.wire()


def _read(call: Call) -> Poll:
    question, marks = call.formatted("question", "question_parse_mode", "question_entities")
    if not question:
        raise bad("poll question must be non-empty")
    if len(question) > LONGEST_QUESTION:
        raise bad(f"poll question length must not exceed {LONGEST_QUESTION}")
    options = _options(call)
    kind = "quiz" if call.text("type") == "quiz" else "regular"
    anonymous = call.flag("is_anonymous", True)
    if call.flag("allow_adding_options") and (anonymous or kind == "quiz"):
        raise bad("answer options can't be added to anonymous polls and quizzes")
    if call.flag("members_only") or call.objects("country_codes"):
        raise bad("voting can be limited in channel chats only")
    poll = Poll(str(6_000_000_000_000 + call.town.number()), question, options, call.bot, anonymous, kind)
    poll.multiple = call.flag("allows_multiple_answers")
    poll.revoting = call.flag("allows_revoting", kind == "regular")
    poll.hide_results = call.flag("hide_results_until_closes")
    poll.closed = call.flag("is_closed")
    if custom := [mark for mark in marks if mark["type"] == "custom_emoji"]:
        poll.extra["question_entities"] = custom
    if kind == "quiz":
        _quiz(call, poll)
    _texts(call, poll)
    _timer(call, poll)
    return poll


def _options(call: Call) -> list[Option]:
    given = call.objects("options", "options") or []
    if not given:
        raise bad("poll must have at least one answer option")
    if len(given) > MOST_OPTIONS:
        raise bad(f"poll can't have more than {MOST_OPTIONS} options")
    options = []
    for index, item in enumerate(given):
        values = item if isinstance(item, dict) else {"text": item}
        source, mode = str(values.get("text") or ""), str(values.get("text_parse_mode") or "")
        text, marks = formatted(call.town, source, mode, values.get("text_entities"))
        if not text:
            raise bad("poll options must be non-empty")
        if len(text) > LONGEST_OPTION:
            raise bad(f"poll options length must not exceed {LONGEST_OPTION}")
        custom = [mark for mark in marks if mark["type"] == "custom_emoji"]
        options.append(Option(text, str(index), custom))
    return options


def _quiz(call: Call, poll: Poll) -> None:
    correct = call.objects("correct_option_ids")
    if correct is None and call.has("correct_option_id"):
        correct = [call.integer("correct_option_id")]
    if not correct:
        raise bad("correct quiz option list must be non-empty")
    if any(b <= a for a, b in pairwise(correct)):
        raise bad("correct quiz option list must be increasing")
    if any(not isinstance(i, int) or not 0 <= i < len(poll.options) for i in correct):
        raise bad("wrong correct option ID specified")
    poll.correct = correct
    text, marks = call.formatted("explanation", "explanation_parse_mode", "explanation_entities")
    if len(text) > LONGEST_EXPLANATION or text.count("\n") > 2:
        raise bad("poll explanation is too long")
    if text:
        poll.extra["explanation"] = text
        if marks:
            poll.extra["explanation_entities"] = marks


def _texts(call: Call, poll: Poll) -> None:
    text, marks = call.formatted("description", "description_parse_mode", "description_entities")
    if len(text) > LONGEST_DESCRIPTION:
        raise bad("poll description is too long")
    if text:
        poll.description["description"] = text
        if marks and utf16(text):
            poll.description["description_entities"] = marks


def _timer(call: Call, poll: Poll) -> None:
    now = call.town.clock.timestamp()
    if call.integer("open_period") > 0:
        period = call.integer("open_period", 0, SHORTEST_PERIOD, LONGEST_PERIOD)
        poll.extra["open_period"] = period
        poll.closes_at = now + period
        poll.extra["close_date"] = int(poll.closes_at)
    elif date := call.integer("close_date"):
        if not SHORTEST_PERIOD <= date - int(now) <= LONGEST_PERIOD:
            raise bad("poll close date must be at least 5 and no more than 2628000 seconds in the future")
        poll.extra["close_date"] = date
        poll.closes_at = float(date)


def stop_poll(call: Call) -> dict[str, Any]:
    chat = call.chat()
    message = call.message(chat, "message with poll to stop not found")
    poll = message.poll
    if poll is None:
        raise bad("message is not a poll")
    if message.sender is not call.bot or message.forward_origin:
        raise bad("poll can't be stopped")
    if poll.is_closed(call.town.clock.timestamp()):
        raise bad("poll has already been closed")
    markup = keyboards.read(call)
    call.town.floods[call.bot.id].count(chat)
    poll.closed = True
    message.markup = markup
    for place in poll.messages:
        edited(call.town, place, call.bot, quietly=True)
    poll.owner.queue.add("poll", poll.wire())
    return poll.wire()
