"""Rows that are read and written past the session are the same rows."""

from datetime import UTC, datetime, time

from storage import forms, groups, people
from storage.database import Database
from storage.forms import Draft, DraftState
from storage.groups import Group, Membership, Role
from storage.people import Person

THEN = datetime(2026, 11, 23, 8, 0, 30, 123456, tzinfo=UTC)


def values(row: object) -> dict[str, object]:
    return {name: value for name, value in vars(row).items() if name != "_sa_instance_state"}


async def test_a_row_reads_the_same_with_and_without_a_session(any_database: Database) -> None:
    async with any_database.begin() as tx:
        kamola = Person(telegram_id=2**40, name="Kamola <b>", language="en", reachable=True, met_at=THEN)
        group = Group(chat_id=-(2**40), title="Matemáticas", language="es", zone="UTC", added_at=THEN)
        group.quiet_from, group.quiet_until = time(21), time(7)
        tx.add_all([kamola, group])
        await tx.flush()
        tx.add(Membership(group_id=group.id, person_id=kamola.id, role=Role.FACILITATOR))
        tx.add(Draft(person_id=kamola.id, form="poll", answers={"q": ["é", None]}, said={}, changed_at=THEN))
    for with_session in (False, True):
        async with any_database.begin() as tx:
            if with_session:
                assert await people.by_id(tx, kamola.id)
            person, place = await people.look_up(tx, 2**40), await groups.look_up(tx, -(2**40))
            draft, role = await forms.active(tx, kamola.id), await groups.role_of(tx, group.id, kamola.id)
        assert draft is not None
        async with any_database.read() as tx:
            assert values(person) == values(await people.by_id(tx, kamola.id))
            assert values(place) == values(await groups.by_id(tx, group.id))
            assert values(draft) == values(await forms.by_id(tx, draft.id))
        assert role is Role.FACILITATOR
    async with any_database.begin() as tx:
        assert await people.look_up(tx, 1) is None
        assert await groups.role_of(tx, group.id, kamola.id + 1) is None


async def test_what_is_saved_is_there_and_what_is_undone_is_not(any_database: Database) -> None:
    async with any_database.begin() as tx:
        kamola = Person(telegram_id=1, name="Kamola", language="en", met_at=THEN)
        tx.add(kamola)
        await tx.flush()
        tx.add(Draft(person_id=kamola.id, form="poll", answers={}, said={}, changed_at=THEN))
    for answer, fails in (("kept", False), ("undone", True)):
        try:
            async with any_database.begin() as tx:
                draft = await forms.active(tx, kamola.id)
                assert draft is not None
                draft.answers, draft.state = {"q": answer}, DraftState.ACTIVE
                await forms.save(tx, draft)
                if fails:
                    raise LookupError
        except LookupError:
            assert fails
    async with any_database.read() as tx:
        draft = await forms.active(tx, kamola.id)
    assert draft is not None
    assert draft.answers == {"q": "kept"}
