"""Webinars that come round, their dates, and who comes."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import cast

from sqlalchemy import ForeignKey, Table, UniqueConstraint, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, GroupId, PersonId
from storage.database import Tx, insert_into
from storage.groups import Group
from storage.people import Person
from storage.plans import DateState, PlanDate, Planned, Plans, PlanState
from storage.prepared import Prepared


class Answer(StrEnum):
    GOING = "going"
    MAYBE = "maybe"
    CANNOT = "cannot"
    RECORDING = "recording"
    """Cannot come, and wants the recording."""


class Webinar(Planned, Base):
    __tablename__ = "webinars"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    group_id: Mapped[GroupId] = mapped_column(ForeignKey("groups.id"), index=True)
    made_by: Mapped[PersonId] = mapped_column(ForeignKey("people.id"))
    """Who looks after it: whoever made it, or took it over."""
    title: Mapped[str]
    link: Mapped[str]


class WebinarDate(PlanDate, Base):
    __tablename__ = "webinar_dates"
    __table_args__ = (UniqueConstraint("webinar_id", "recurrence_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    webinar_id: Mapped[int] = mapped_column(ForeignKey("webinars.id"))
    sequence: Mapped[int] = mapped_column(default=0)
    """Rises with every change, so that calendars take the newer file."""
    recording: Mapped[str | None]
    """The link to the recording, once there is one."""


class Rsvp(Base):
    __tablename__ = "rsvps"

    date_id: Mapped[int] = mapped_column(ForeignKey("webinar_dates.id"), primary_key=True)
    person_id: Mapped[PersonId] = mapped_column(ForeignKey("people.id"), primary_key=True)
    answer: Mapped[Answer]
    answered_at: Mapped[datetime]


async def by_id(tx: Tx, webinar_id: int) -> Webinar | None:
    return await tx.get(Webinar, webinar_id)


async def date_by_id(tx: Tx, date_id: int) -> tuple[Webinar, WebinarDate] | None:
    row = await tx.execute(
        select(Webinar, WebinarDate)
        .join(WebinarDate, WebinarDate.webinar_id == Webinar.id)
        .where(WebinarDate.id == date_id)
    )
    found = row.one_or_none()
    return found and (found[0], found[1])


async def dates_of(tx: Tx, webinar_ids: Sequence[int], after: datetime) -> list[WebinarDate]:
    """Their dates that take place from then on or that the rule puts there, skipped ones too, in order."""
    later = or_(WebinarDate.starts_at > after, WebinarDate.recurrence_id > after)
    rows = await tx.scalars(
        select(WebinarDate).where(WebinarDate.webinar_id.in_(webinar_ids), later).order_by(WebinarDate.starts_at)
    )
    return list(rows)


PLANS = Plans(Webinar)
_IN_SQLITE, _ELSEWHERE = (
    dialect.insert(cast(Table, WebinarDate.__table__))
    .on_conflict_do_nothing(index_elements=["webinar_id", "recurrence_id"])
    .returning(WebinarDate.id)
    for dialect in (sqlite, postgresql)
)
_FILLED = ["webinar_id", "recurrence_id", "starts_at", "state", "sequence"]
_ADD_DATE = Prepared(_IN_SQLITE, _FILLED, _ELSEWHERE)


async def add_dates(tx: Tx, new: Sequence[tuple[int, datetime]]) -> list[int | None]:
    """Each of a webinar's id and where the rule puts a date. Their ids; None for one that is known already.

    No session holds them.
    """
    same = {"state": DateState.PLANNED, "sequence": 0}
    rows = [{"webinar_id": webinar, "recurrence_id": at, "starts_at": at, **same} for webinar, at in new]
    return [None if added is None else int(added[0]) for added in await tx.firsts(_ADD_DATE, rows)]


async def of_group(tx: Tx, group_id: GroupId) -> list[Webinar]:
    rows = await tx.scalars(
        select(Webinar).where(Webinar.group_id == group_id, Webinar.state != PlanState.ENDED).order_by(Webinar.id)
    )
    return list(rows)


async def rsvp(tx: Tx, date_id: int, person_id: PersonId, answer: Answer, now: datetime) -> bool:
    """Keep an answer; a later one takes the place of the earlier. False if it said the same already."""
    values = {"answer": answer, "answered_at": now}
    statement = insert_into(tx, Rsvp).values(date_id=date_id, person_id=person_id, **values)
    key = ["date_id", "person_id"]
    changed = statement.on_conflict_do_update(index_elements=key, set_=values, where=Rsvp.answer != answer)
    return bool((await tx.run(changed)).rowcount)  # type: ignore[attr-defined]


async def comes_to(tx: Tx, person_id: PersonId, after: datetime) -> list[tuple[Webinar, WebinarDate, Group]]:
    """What somebody means to come to from then on, with its group, in order."""
    rows = await tx.execute(
        select(Webinar, WebinarDate, Group)
        .join(WebinarDate, WebinarDate.webinar_id == Webinar.id)
        .join(Rsvp, Rsvp.date_id == WebinarDate.id)
        .join(Group, Group.id == Webinar.group_id)
        .where(Rsvp.person_id == person_id, Rsvp.answer.in_([Answer.GOING, Answer.MAYBE]))
        .where(WebinarDate.starts_at > after, WebinarDate.state == DateState.PLANNED)
        .order_by(WebinarDate.starts_at)
    )
    return [(row[0], row[1], row[2]) for row in rows]


async def last_over(tx: Tx, group_id: GroupId, after: datetime, before: datetime) -> int | None:
    """The latest date of a group that took place between two moments."""
    return await tx.scalar(
        select(WebinarDate.id)
        .join(Webinar, Webinar.id == WebinarDate.webinar_id)
        .where(Webinar.group_id == group_id, WebinarDate.state == DateState.PLANNED)
        .where(WebinarDate.starts_at > after, WebinarDate.starts_at <= before)
        .order_by(WebinarDate.starts_at.desc())
        .limit(1)
    )


async def kept_by(tx: Tx, group_id: GroupId, person_id: PersonId) -> list[Webinar]:
    """The webinars of a group that somebody looks after."""
    return [webinar for webinar in await of_group(tx, group_id) if webinar.made_by == person_id]


async def counts(tx: Tx, date_id: int) -> dict[Answer, int]:
    rows = await tx.execute(select(Rsvp.answer, func.count()).where(Rsvp.date_id == date_id).group_by(Rsvp.answer))
    return dict.fromkeys(Answer, 0) | {row[0]: row[1] for row in rows}


async def who_said(tx: Tx, date_id: int, answers: Sequence[Answer]) -> list[Person]:
    """Those who gave one of these answers."""
    rows = await tx.scalars(
        select(Person)
        .join(Rsvp, Rsvp.person_id == Person.id)
        .where(Rsvp.date_id == date_id, Rsvp.answer.in_(answers))
        .order_by(Person.id)
    )
    return list(rows)
