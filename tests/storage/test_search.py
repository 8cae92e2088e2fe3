"""Finding what somebody means, in both databases."""

from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from storage import search
from storage.database import Database
from storage.search import Document, Found, Hit, Lexicon, Query
from storage.search.words import words

ALOUD, HOMEWORK, GROUPS, ROLES = 1, 2, 3, 4
TALK, TASKS, STORIES, CLASS = 1, 2, 3, 4
LIBRARY = [
    Document("research", ALOUD, "en", "Reading aloud", ["literacy"], "Children who listen to stories know more words."),
    Document(
        "research", HOMEWORK, "en", "Homework", ["parents"], "Short tasks help older pupils. Reading at home too."
    ),
    Document(
        "research", GROUPS, "en", "Working in groups", ["group work"], "Quiet pupils talk when the group is small."
    ),
    Document("case", ROLES, "es", "Roles para motivar", ["group work"], "La motivación creció cuando cada niño leía."),
]


async def fill(database: Database, documents: Sequence[Document] = LIBRARY) -> None:
    async with database.begin() as tx:
        await search.put(tx, documents)


async def find(database: Database, query: Query | str, *, limit: int = 5, offset: int = 0) -> Found:
    query = Query(query) if isinstance(query, str) else query
    async with database.read() as tx:
        return await search.find(tx, query, limit=limit, offset=offset)


async def found(database: Database, query: Query | str) -> list[int]:
    return [hit.subject_id for hit in (await find(database, query)).hits]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("homework", [HOMEWORK]),
        ("HOMEWORK!", [HOMEWORK]),
        ("reads", [ALOUD, HOMEWORK]),
        ("story", [ALOUD]),
        ("quietly grouped", [GROUPS, ROLES]),
        ("litera", [ALOUD]),
        ("ho", []),
        ("chemistry", []),
    ],
    ids=["a word", "in capitals", "another form", "singular", "two forms", "a beginning", "two letters", "unknown"],
)
async def test_a_card_is_found_by(any_database: Database, typed: str, expected: list[int]) -> None:
    await fill(any_database)
    assert await found(any_database, typed) == expected


@pytest.mark.parametrize(
    "typed", ["motivación", "motivacion", "MOTIVACIÓN", "motivaciones", "motivan", "ninos", "leia"]
)
async def test_spanish_is_found_with_and_without_accents_and_in_other_forms(any_database: Database, typed: str) -> None:
    await fill(any_database)
    assert await found(any_database, Query(typed, language="es")) == [ROLES]


async def test_somebody_who_reads_english_finds_spanish_by_a_spanish_word(any_database: Database) -> None:
    await fill(any_database)
    result = await find(any_database, Query("motivacion", language="en"))
    assert result.hits == [Hit("case", ROLES, "es")]


@pytest.mark.parametrize(
    ("document", "typed", "language"),
    [
        ("Учёба с ёлкой", "елки", "ru"),
        ("хорошие учителя", "учитель", "ru"),
        ("oʻquvchilar bilan", "o'quvchilar", "uz"),
        ("L’élève écoute", "eleves", "fr"),
        ("Straße", "STRASSE", "de"),
        ("القِراءة", "القراءة", "ar"),
        ("शिक्षा", "शिक्षा", "hi"),
        ("การเรียน", "การเรียน", "th"),
        ("klubok", "klubok", "a language nobody knows"),
    ],
)
async def test_other_scripts_and_spellings_meet(database: Database, document: str, typed: str, language: str) -> None:
    await fill(database, [Document("research", 1, language, document, [], "")])
    assert await found(database, Query(typed, language=language)) == [1]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("homewrok", "homework"), ("raeding", "reading"), ("hoemwrok", "homework"), ("ohmework", "homework")],
)
async def test_a_misspelt_word_is_read_as_the_one_that_was_meant(
    any_database: Database, typed: str, meant: str
) -> None:
    await fill(any_database)
    result = await find(any_database, f"{typed} pupils")
    assert result.corrected == {typed: meant}
    assert result.hits[0].subject_id == HOMEWORK


async def test_a_correction_is_spelt_as_people_spell_it(any_database: Database) -> None:
    await fill(any_database)
    assert (await find(any_database, Query("motibacion", language="es"))).corrected == {"motibacion": "motivación"}


@pytest.mark.parametrize("typed", ["reading", "read", "homew", "hom", "2026", "xyz", "xyzzyxyzzy"])
async def test_what_is_right_short_or_far_from_everything_is_not_corrected(any_database: Database, typed: str) -> None:
    await fill(any_database)
    assert (await find(any_database, typed)).corrected == {}


async def test_a_word_of_a_removed_document_is_no_correction_any_more(any_database: Database) -> None:
    await fill(any_database)
    async with any_database.begin() as tx:
        await search.remove(tx, "research", [HOMEWORK, 12345])
    result = await find(any_database, "homewrok")
    assert (result.hits, result.corrected) == ([], {})


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query("", ("group work",)), {GROUPS, ROLES}),
        (Query("", ("Group-Work",)), {GROUPS, ROLES}),
        (Query("#group_work"), {GROUPS, ROLES}),
        (Query("quiet #groupwork"), {GROUPS}),
        (Query("homework", ("group work",)), set()),
        (Query("", ("group",)), set()),
        (Query("", ("group work", "parents")), set()),
        (Query("", ("🎉",)), set()),
        (Query("", ("group work",), kinds=("case",)), {ROLES}),
        (Query("reading", kinds=("case",)), set()),
        (Query("reading", kinds=("case", "research")), {ALOUD, HOMEWORK}),
    ],
)
async def test_tags_match_as_a_whole_and_kinds_narrow(any_database: Database, query: Query, expected: set[int]) -> None:
    await fill(any_database)
    assert set(await found(any_database, query)) == expected


async def test_tags_alone_list_the_newest_first(any_database: Database) -> None:
    await fill(any_database, [Document("case", number, "en", "Circle", ["talk"], "") for number in (7, 9, 8)])
    assert await found(any_database, "#talk") == [8, 9, 7]


@pytest.mark.parametrize("query", [Query(""), Query("  \n "), Query("?!"), Query("#"), Query("", kinds=("research",))])
async def test_nothing_asked_is_nothing_found(any_database: Database, query: Query) -> None:
    await fill(any_database)
    assert await find(any_database, query) == Found([], False, {})


async def test_an_empty_library_is_searched_in_vain(any_database: Database) -> None:
    assert await find(any_database, Query("reading #literacy")) == Found([], False, {})


async def test_a_title_counts_more_than_tags_and_they_more_than_the_body(any_database: Database) -> None:
    filler = "Short tasks help older pupils at home and in school"
    await fill(
        any_database,
        [
            Document("research", 1, "en", "A card", ["other"], f"{filler} with feedback"),
            Document("research", 2, "en", "A card", ["feedback"], filler),
            Document("research", 3, "en", "Feedback", ["other"], filler),
            *(Document("research", number, "en", "A card", ["other"], filler) for number in range(4, 20)),
        ],
    )
    assert await found(any_database, "feedback") == [3, 2, 1]


async def test_all_words_come_before_some_and_a_rare_one_before_a_common_one(any_database: Database) -> None:
    texts = ["pupils talk", "pupils read", "pupils write", "pupils count", "pupils talk about fractions", "fractions"]
    await fill(any_database, [Document("research", n, "en", "A card", [], body) for n, body in enumerate(texts)])
    everything = await find(any_database, "pupils fractions", limit=10)
    order = [hit.subject_id for hit in everything.hits]
    assert order[:2] == [4, 5]
    assert sorted(order) == [0, 1, 2, 3, 4, 5]


async def test_a_short_common_word_in_a_title_does_not_outweigh_what_is_asked_about(any_database: Database) -> None:
    titles = ["How to read", "How to count", "How to write", "Groups", "Parents", "Homework"]
    bodies = ["at home", "in school", "with joy", "Quiet pupils talk.", "Talk with them.", "A short task."]
    cards = zip(range(6), titles, bodies, strict=True)
    await fill(any_database, [Document("research", number, "en", title, [], body) for number, title, body in cards])
    assert await found(any_database, "how to get quiet ones to talk") == [3, 4]
    assert sorted(await found(any_database, "how to")) == [0, 1, 2]


LEXICON = Lexicon.of(
    "en",
    ["how", "to", "get", "my", "pupil", "more", "in", "in class"],
    {"stillness": "oracy", "chatting": "oracy", "home work": "homework", "unheard": "no such topic"},
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("how to get my pupils to chat more", [TALK]),
        ("chats", [TALK]),
        ("home work", [TASKS]),
        ("stillness in class", [TALK]),
        ("stories in class", [STORIES]),
        ("class", [CLASS]),
        ("unheard", []),
        ("how to get more pupils", [CLASS, STORIES]),
    ],
    ids=["question", "other form", "two words", "asking phrase", "and a word", "its word", "unknown", "only asking"],
)
async def test_what_only_asks_counts_for_nothing_and_a_topic_is_found_by_what_people_call_it(
    any_database: Database, typed: str, expected: list[int]
) -> None:
    await fill(
        any_database,
        [
            Document("research", TALK, "en", "Oral language", ["oracy"], "Speaking and listening."),
            Document("research", TASKS, "en", "Short tasks", ["homework"], "After school."),
            Document("research", STORIES, "en", "Stories", ["books"], "How to get pupils to listen."),
            Document("research", CLASS, "en", "A class of many", ["size"], "More pupils."),
        ],
    )
    result = await find(any_database, Query(typed, lexicon=LEXICON))
    assert sorted(hit.subject_id for hit in result.hits) == sorted(expected)
    assert result.corrected == {}


async def test_a_subject_appears_once_and_in_the_asker_s_language_if_it_has_it(any_database: Database) -> None:
    await fill(
        any_database,
        [
            Document("research", 1, "en", "Phonics", [], "Sounds and letters."),
            Document("research", 1, "es", "Fonética", [], "Phonics: sonidos y letras. Phonics."),
            Document("research", 2, "es", "Lectura", [], "Phonics"),
        ],
    )
    for language, expected in (("en", {"en", "es"}), ("es", {"es"}), ("uz", {"en", "es"})):
        hits = (await find(any_database, Query("phonics", language=language))).hits
        assert sorted(hit.subject_id for hit in hits) == [1, 2]
        assert {hit.language for hit in hits} <= expected
    letras = await find(any_database, Query("letras", language="en"))
    assert letras.hits == [Hit("research", 1, "en")]


async def test_pages_follow_each_other_without_gap_or_repetition(any_database: Database) -> None:
    bodies = ["pupils talk", "pupils", "talk", "pupils talk talk"]
    documents = [
        Document("research", number, language, "A card", [], bodies[number % 4])
        for number in range(23)
        for language in ("en", "es")
    ]
    await fill(any_database, documents)
    whole = await find(any_database, "pupils talk", limit=100)
    pages = [await find(any_database, "pupils talk", limit=5, offset=offset) for offset in range(0, 25, 5)]
    assert [hit for page in pages for hit in page.hits] == whole.hits
    assert [page.more for page in pages] == [True, True, True, True, False]
    assert sorted(hit.subject_id for hit in whole.hits) == list(range(23))
    assert await find(any_database, "pupils talk", offset=1000) == Found([], False, {})


async def test_a_document_put_again_takes_the_old_one_s_place(any_database: Database) -> None:
    await fill(any_database)
    await fill(any_database, [Document("research", HOMEWORK, "en", "Feedback", [], "Soon after.")])
    assert await found(any_database, "homework") == []
    assert await found(any_database, "feedback") == [HOMEWORK]
    assert (await find(any_database, "feedbakc")).corrected == {"feedbakc": "feedback"}


async def test_emptied_again_the_index_knows_no_words(any_database: Database) -> None:
    await fill(any_database)
    await fill(any_database)
    async with any_database.begin() as tx:
        await search.remove(tx, "research", [ALOUD, HOMEWORK, GROUPS])
        await search.remove(tx, "case", [ROLES])
        assert await tx.scalar(text("SELECT count(*) FROM search_words")) == 0
        assert await tx.scalar(text("SELECT count(*) FROM search_documents")) == 0


async def test_what_was_put_and_rolled_back_is_not_remembered(any_database: Database) -> None:
    await fill(any_database)
    with suppress(RuntimeError):
        async with any_database.begin() as tx:
            await search.put(tx, [Document("research", 9, "en", "Phonics", [], "")])
            assert (await search.find(tx, Query("phonics"))).hits
            raise RuntimeError
    assert await found(any_database, "phonics") == []


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "'; DROP TABLE search_documents; --",
        "reading AND OR NOT NEAR(",
        'title : reading" * ^ {body} -',
        "reading:* & !homework | <-> \\",
        "\x00 nul \x00",
        "\ud800 half a letter",
        "😀👩‍🏫",
        "a" * 100_000,
        "reading " * 100_000,
        "".join(chr(n) for n in range(1, 3000)),
        "\u202e שלום עולם",
        "%_[]()*?",
        "#" * 5000,
        " ".join(f"#tag{n}" for n in range(5000)),
    ],
)
@pytest.mark.slow
async def test_no_text_is_too_hostile_to_search_for_or_to_put(any_database: Database, typed: str) -> None:
    await fill(any_database)
    await find(any_database, Query(typed, (typed,), typed))
    await find(any_database, typed)
    await fill(any_database, [Document("case", 99, "en", typed, [typed], typed)])
    await find(any_database, typed)
    assert HOMEWORK in await found(any_database, "homework")


@given(st.text(max_size=60), st.sampled_from(["en", "es", "fr", "ru", "ar", "hi", "tr", "xx", "es-419", ""]))
def test_tokens_have_nothing_in_them_that_a_query_language_could_misread(typed: str, language: str) -> None:
    for word in words(typed, language, 100):
        for token in (word.token, word.stem):
            assert token
            assert all(letter.isalnum() or not letter.isascii() for letter in token)
            assert not any(letter.isspace() for letter in token)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="#"), max_size=40))
async def test_whatever_was_put_is_found_by_its_own_first_word(database: Database, typed: str) -> None:
    await fill(database, [Document("case", 1, "en", typed, [], "")])
    first = words(typed, "en", 1)
    assert await found(database, typed) == ([1] if first else [])
