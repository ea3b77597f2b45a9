"""Does the whole plan hold together: quota, protection, money, trace, reckoned from the park itself?"""

from gongxing.review.capacity import review_capacity
from gongxing.review.conflicts import conflict_ledger
from gongxing.review.delivery import review_delivery
from gongxing.review.land import review_land
from gongxing.review.networks import review_networks
from gongxing.review.schedule import review_schedule
from gongxing.review.trace import review_trace

__all__ = [
    "conflict_ledger",
    "review_capacity",
    "review_delivery",
    "review_land",
    "review_networks",
    "review_schedule",
    "review_trace",
]
