"""Research on request: asked in words or topics, answered with cards of the library and approved case studies.

A search is kept as a row for a month, so that its pages can be turned and its cards opened from buttons that have no
room for words. What is found is told to the asker alone; a card goes to a group only when somebody shares it.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from community.cases import Cases
from community.clock import Now
from community.errors import Gone
from community.forms import Done
from community.notices import after_quiet, to_group
from community.research_findings import Finding, Opened, Results, Saved, Shared, findings, look, one_finding, own_search
from community.research_library import KIND, ImportReport, import_research, load_shipped
from community.rights import member_of
from community.steps import Form, Kind, Step
from content import tags as topics
from storage import groups, notices, research
from storage.base import GroupId
from storage.database import Database, Tx
from storage.forms import Draft
from storage.groups import Group
from storage.people import Person
from storage.research import Search, UnansweredSearch
from storage.search import Found

__all__ = ["SHARED", "Research", "import_research"]
SHARED = "research-shared"
PAGE, INLINE_PAGE = 5, 10
LAST_PAGE = 39
LOOKED_PAST = 10
"""So many case studies that are not for this reader are looked past on the way to a page."""
WORDS_LIMIT = 200
"""Characters of a search; what is longer is no question any more."""
KEPT = timedelta(days=30)
ASK_FORM = Form("research:ask", (Step("words", Kind.TEXT, maximum=WORDS_LIMIT),), direct=True)


class Question:
    """Asked as a form, when /research comes without words."""

    def form(self, name: str) -> Form:
        return ASK_FORM

    async def begin(self, tx: Tx, person: Person, draft: Draft) -> None:
        """Anybody may ask."""

    async def submit(self, tx: Tx, person: Person, draft: Draft) -> Done:
        """The words; looking them up takes its time and comes after."""
        return Done("research-asked", 0, details={"words": draft.answers["words"]})


class Research:
    def __init__(self, db: Database, now: Now, cases: Cases) -> None:
        self._db = db
        self._now = now
        self._cases = cases
        self._topics: tuple[int, list[str]] = (0, [])
        self._popular: tuple[datetime, list[int]] | None = None

    async def load_shipped(self) -> None:
        """At start: put what comes with the bot into the library, if it is not there."""
        await load_shipped(self._db)

    async def import_file(self, text: str, language: str = "en") -> ImportReport:
        return await import_research(self._db, text, language)

    # --- asking -------------------------------------------------------------------------------------------------

    async def topics(self) -> list[str]:
        """The slugs of the topics of the library, those with most cards first."""
        async with self._db.read() as tx:
            cards = await research.count(tx)
            if cards != self._topics[0]:
                counted = Counter(tag for tags in await research.tags(tx) for tag in tags)
                self._topics = (cards, [tag for tag, _ in counted.most_common()])
        return self._topics[1]

    async def ask(self, person: Person, words: str, group_id: GroupId | None = None) -> Results:
        """The first page for words and #topics; the search is kept for the pages after it."""
        words, language = _clean(words), person.language
        async with self._db.read() as tx:
            found = await look(tx, words, language, limit=PAGE + LOOKED_PAST)
            meant = None if found.hits else topics.find(words, language)
            if meant is not None:
                words = f"#{meant}"
                found = await look(tx, words, language, limit=PAGE + LOOKED_PAST)
        now = self._now()
        row = Search(person_id=person.id, group_id=group_id, words=words, language=language, created_at=now)
        async with self._db.begin() as tx:
            tx.add(row)
            if not found.hits and any(letter.isalpha() for letter in words):
                tx.add(UnansweredSearch(words=words, language=language, asked_at=now))
        return await self._results(person, row, 0, found)

    async def page(self, person: Person, search_id: int, page: int) -> Results:
        """Another page of a person's own search, as the library is now."""
        page = min(page, LAST_PAGE)
        async with self._db.read() as tx:
            row = await own_search(tx, person.id, search_id)
            if row is None:
                raise Gone("error-research-search-gone")
            found = await look(tx, row.words, row.language, limit=(page + 1) * PAGE + LOOKED_PAST)
        return await self._results(person, row, page, found)

    async def inline(self, person: Person, words: str, page: int) -> tuple[list[Finding], bool]:
        """Cards for a message in any chat, and whether there are more; the popular ones when nothing is asked.

        Case studies stay out: who may read them depends on the chat, and Telegram does not say which it is.
        """
        words, page = _clean(words), min(page, LAST_PAGE)
        async with self._db.read() as tx:
            if not words:
                return await findings(tx, person, await self._best(tx)), False
            if (named := await research.by_slug(tx, words)) is not None:
                return await findings(tx, person, [named.id]), False
            start = page * INLINE_PAGE
            found = await look(tx, words, person.language, limit=INLINE_PAGE, offset=start, kinds=(KIND,))
            cards = await findings(tx, person, [hit.subject_id for hit in found.hits])
        return cards, found.more and page < LAST_PAGE

    # --- one card -----------------------------------------------------------------------------------------------

    async def open(
        self, person: Person, card_id: int, search_id: int = 0, page: int = 0, here: Group | None = None
    ) -> Opened:
        """A card in full, opened from a page of a search or of the saved cards; *here* is the group they are in."""
        async with self._db.read() as tx:
            row = await own_search(tx, person.id, search_id)
            finding = await one_finding(tx, person, card_id)
            mine = await groups.of_person(tx, person.id)
            shared = await research.shared(tx, [self._key(card_id, group) for group in mine])
        mine = [group for group in mine if self._key(card_id, group) not in shared]
        asked_in = here.id if here else row and row.group_id
        group = next((group for group in mine if group.id == asked_in), mine[0] if len(mine) == 1 else None)
        return Opened(finding, row.id if row else 0, page, group, mine)

    async def save(self, person: Person, card_id: int) -> None:
        """Saving twice is the same as once."""
        async with self._db.begin() as tx:
            await one_finding(tx, person, card_id)
            await research.save(tx, person.id, card_id, self._now())

    async def unsave(self, person: Person, card_id: int) -> None:
        async with self._db.begin() as tx:
            await research.unsave(tx, person.id, card_id)

    async def saved(self, person: Person, page: int = 0) -> Saved:
        """A page of a person's saved cards, newest first."""
        async with self._db.read() as tx:
            ids = await research.saved(tx, person.id)
            page = min(page, max(0, (len(ids) - 1) // PAGE))
            shown = await findings(tx, person, ids[page * PAGE : (page + 1) * PAGE])
        return Saved(shown, page, len(ids) > (page + 1) * PAGE)

    async def share(self, person: Person, card_id: int, group_id: GroupId) -> Shared:
        """Post a card to a group for a member of it; the same card at most once a day."""
        now = self._now()
        async with self._db.begin() as tx:
            group = await member_of(tx, person, group_id)
            if not group.present:
                raise Gone("error-research-not-there", group=group.title)
            await one_finding(tx, person, card_id)
            key = self._key(card_id, group)
            if await research.shared(tx, [key]):
                raise Gone("error-research-shared-today", group=group.title)
            at = after_quiet(now, group)
            await notices.add(tx, to_group(group.id, SHARED, card_id, key, now, at + timedelta(days=1), by=person.id))
            return Shared(group, at)

    def _key(self, card_id: int, group: Group) -> str:
        day = self._now().astimezone(ZoneInfo(group.zone)).date()
        return f"{SHARED}:{card_id}:{group.id}:{day.isoformat()}"

    # --- keeping order ------------------------------------------------------------------------------------------

    async def forget_old_searches(self) -> None:
        before = self._now() - KEPT
        async with self._db.read() as tx:
            if not await research.has_searches_before(tx, before):
                return
        async with self._db.begin() as tx:
            await research.forget_searches_before(tx, before)

    async def _results(self, person: Person, row: Search, page: int, found: Found) -> Results:
        """The page of what was found, without the case studies that are not for this reader."""
        asked = [hit.subject_id for hit in found.hits if hit.kind != KIND]
        readable = {one.case.id: one for one in await self._cases.found(person, asked)} if asked else {}
        hits = [hit for hit in found.hits if hit.kind == KIND or hit.subject_id in readable]
        shown = hits[page * PAGE : (page + 1) * PAGE]
        async with self._db.read() as tx:
            cards = await findings(tx, person, [hit.subject_id for hit in shown if hit.kind == KIND])
        by_id = {one.card.id: one for one in cards}
        entries = [by_id.get(hit.subject_id) if hit.kind == KIND else readable[hit.subject_id] for hit in shown]
        more = len(hits) > (page + 1) * PAGE and page < LAST_PAGE
        nearest = [] if shown else await self._nearest(row.words, row.language)
        return Results(row, page, [one for one in entries if one is not None], more, found.corrected, nearest)

    async def _nearest(self, words: str, language: str) -> Sequence[str]:
        """The topics that sound like what was asked, and the most used ones after them."""
        by_label = {label.casefold(): slug for slug, label in topics.labels(language).items()}
        typed = [word.strip("#") for word in words.casefold().split()[:12]]
        meant = [topics.find(word, language) for word in typed]
        close = [by_label[one] for word in typed for one in get_close_matches(word, by_label, n=2, cutoff=0.7)]
        used = await self.topics()
        return [slug for slug in dict.fromkeys([*meant, *close, *used]) if slug is not None and slug in used][:6]

    async def _best(self, tx: Tx) -> list[int]:
        """Sorting a large library for everybody who opens inline mode would be waste: once an hour will do."""
        if self._popular is None or self._now() - self._popular[0] > timedelta(hours=1):
            self._popular = (self._now(), await research.popular(tx, INLINE_PAGE))
        return self._popular[1]


def _clean(words: str) -> str:
    """One line, not too long, without what no database keeps."""
    kept = words[:WORDS_LIMIT].replace("\0", " ").encode(errors="ignore").decode()
    return " ".join(kept.split())
