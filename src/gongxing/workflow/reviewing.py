"""What does review say of a whole plan, across all its engines?"""

from __future__ import annotations

from gongxing.park import Park
from gongxing.plan import Finding, Plan
from gongxing.review import review_capacity, review_delivery, review_networks, review_schedule, review_trace
from gongxing.standards import Standards
from gongxing.workflow.gates import gates_of


def review_whole(park: Park, standards: Standards, plan: Plan) -> tuple[Finding, ...]:
    """Return the findings across networks, capacity, schedule, delivery and trace; those of the land part are made with it."""
    return (
        *review_networks(park, standards, plan),
        *review_capacity(park, plan),
        *review_schedule(park, plan, gates_of(park)),
        *review_delivery(plan),
        *review_trace(plan),
    )
