"""The privacy check: what in a text speaks of somebody who could be recognised."""

from community.privacy.check import check
from community.privacy.findings import Finding, Kind
from community.privacy.listed import digest, digests

__all__ = ["Finding", "Kind", "check", "digest", "digests"]
