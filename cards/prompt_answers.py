"""How answers to prompts are read: page by page by those who manage the prompt, and one's own in private."""

from cards.card import Button, Card, File, Row, button, cut, paragraphs
from community.prompt_answers import PAGE, Given, Mine, Page, Taken
from locales import Html, Texts
from locales.dates import moment
from storage.prompts import Prompt, PromptAnswer

SHORT, HALF, WHOLE = 100, 500, 3500


def thanks(taken: Taken, texts: Texts) -> Card:
    """To somebody whose first answer was kept."""
    back = button(texts, "prompts-button-take-back", f"prompts:takeback:{taken.answer.id}")
    return Card(texts("prompts-thanks"), ((back,),))


def page(one: Page, texts: Texts) -> Card:
    """Who answered what, with a button to each in full where something was cut or a file was sent."""
    back = button(texts, "prompts-button-back", f"prompts:open:{one.prompt.id}")
    if not one.given:
        return Card(texts("prompts-answers-none"), ((back,),))
    first = one.number * PAGE + 1
    shown = [_given(number, given, texts) for number, given in enumerate(one.given, start=first)]
    head = texts("prompts-answers", text=cut(one.prompt.text, SHORT), count=one.total)
    more = tuple(
        Button(str(number), data=f"prompts:answer:{given.answer.id}")
        for number, given in enumerate(one.given, start=first)
        if given.answer.media or len(given.answer.text) > HALF
    )
    around = _around(f"prompts:answers:{one.prompt.id}.", one.number, one.total, texts)
    return Card(paragraphs([head, *shown]), tuple(row for row in (more, around, (back,)) if row))


def _given(number: int, given: Given, texts: Texts) -> Html:
    when = moment(given.answer.answered_at, given.group.zone if given.group else "UTC", texts)
    return texts(
        "prompts-answer",
        number=str(number),
        name=given.person.name,
        when=when,
        text=_words(given.answer, HALF, texts),
    )


def _words(answer: PromptAnswer, limit: int, texts: Texts) -> Html:
    """What it says, and how many files came with it."""
    files = texts("prompts-answer-files", count=len(answer.media)) if answer.media else None
    return Html(" ".join(part for part in (texts.escape(cut(answer.text, limit)), files) if part))


def _around(action: str, number: int, total: int, texts: Texts) -> Row:
    """To the pages before and after."""
    row: list[Button] = []
    if number > 0:
        row.append(button(texts, "prompts-button-newer", f"{action}{number - 1}"))
    if (number + 1) * PAGE < total:
        row.append(button(texts, "prompts-button-older", f"{action}{number + 1}"))
    return tuple(row)


def whole(prompt: Prompt, given: Given, texts: Texts) -> Card:
    """One answer in full."""
    when = moment(given.answer.answered_at, given.group.zone if given.group else "UTC", texts)
    text = texts(
        "prompts-answer-whole",
        name=given.person.name,
        when=when,
        text=_words(given.answer, WHOLE, texts),
        prompt=cut(prompt.text, SHORT),
    )
    return Card(text, ((button(texts, "prompts-button-answers-back", f"prompts:answers:{prompt.id}.0"),),))


def files(given: Given) -> list[Card]:
    """What was sent with an answer, as Telegram keeps it."""
    kept = [file.partition(":") for file in given.answer.media]
    return [Card(Html(""), file=File(kind, file_id=file_id)) for kind, _, file_id in kept]


def mine(one: Mine, texts: Texts) -> Card:
    """A person's own answers, each with a button that takes it back."""
    if not one.given:
        return Card(texts("prompts-mine-none"))
    first = one.number * PAGE + 1
    shown = [
        texts(
            "prompts-mine-line",
            number=str(number),
            prompt=cut(prompt.text, SHORT),
            text=_words(answer, HALF, texts),
        )
        for number, (answer, prompt) in enumerate(one.given, start=first)
    ]
    backs: tuple[Row, ...] = tuple(
        (
            button(
                texts, "prompts-button-take-back-one", f"prompts:withdraw:{answer.id}.{one.number}", number=str(number)
            ),
        )
        for number, (answer, _) in enumerate(one.given, start=first)
    )
    around = _around("prompts:mine:", one.number, one.total, texts)
    head = texts("prompts-mine", count=one.total)
    return Card(paragraphs([head, *shown]), (*backs, around) if around else backs)
