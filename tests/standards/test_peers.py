"""A peer says what it is and where its figures come from."""

from __future__ import annotations

from gongxing.origins import OriginKind
from gongxing.park.economy_tables import PEERS
from gongxing.standards.peers import PEER_COLUMNS, RANKED, ROLES, PeerPark
from gongxing.words import same


def test_figures_are_named_as_in_the_table_of_peers() -> None:
    assert set(PEER_COLUMNS) <= set(PEERS.names)
    assert set(RANKED) <= set(ROLES)


def test_a_peer_without_a_source_is_of_unknown_origin() -> None:
    assert PeerPark("A", same("甲"), "peer", "2020", {}, "日报").origin.kind is OriginKind.PASSAGE
    assert PeerPark("A", same("甲"), "peer", "2020", {}, "").origin.kind is OriginKind.UNKNOWN
