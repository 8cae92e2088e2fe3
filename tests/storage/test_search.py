from storage import search
from storage.database import Database
from storage.search import Document, Query


async def test_a_card_is_found_by_a_word(any_database: Database) -> None:
    async with any_database.begin() as tx:
        await search.put(tx, [Document("research", 1, "en", "Reading aloud", ["group work"], "Children listen.")])
    async with any_database.read() as tx:
        found = await search.find(tx, Query("reading"))
    assert [hit.subject_id for hit in found.hits] == [1]
