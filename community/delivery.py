"""What people may do about messages that did not arrive."""

from community.clock import Now
from community.errors import Gone
from community.rights import facilitated_group
from storage import notices
from storage.database import Database
from storage.people import Person


class Delivery:
    def __init__(self, db: Database, now: Now) -> None:
        self._db = db
        self._now = now

    async def send_again(self, person: Person, notice_id: int) -> None:
        """A message of which nobody knows whether it arrived goes out once more."""
        async with self._db.begin() as tx:
            notice = await notices.by_id(tx, notice_id)
            if notice is None:
                raise Gone("error-notice-gone")
            await facilitated_group(tx, person, notice.group_id)
            if not await notices.send_again(tx, notice_id, self._now()):
                raise Gone("error-notice-gone")
