"""Are the packs of holidays and procedures read whole, and are all faults of a pack told at once?"""

from __future__ import annotations

import pytest

from gongxing.errors import DataError
from gongxing.io.procedure_packs import holidays_of, load_holidays, load_procedures, procedures_of

HEADS = "procedure,words_zh,words_en,rule,question_zh,question_en\np,程序,procedure,,自至,from to\n"
STEPS = "procedure,step,words_zh,words_en,days,kind,bound,after,when,rule,position,since,until,source,grade\n"
NEEDS = "action,when,role,procedure,words_zh,words_en,grade\n"
HOLIDAYS = "year,kind,first,last,words_zh,words_en,source,grade\n"
LAWS = "holiday,words_zh,words_en,since,until,anchor,offset,days,source,grade\n"
LUNAR = "year,spring_festival,qingming,dragon_boat,mid_autumn\n"


def test_the_packaged_tables_are_read() -> None:
    book = load_holidays()
    assert {row.year for row in book.arrangements} == set(range(2020, 2027))
    assert sum(h.days for h in book.statutory if h.until is None) == 13
    assert sum(h.days for h in book.statutory if h.until is not None) == 11
    assert set(range(2020, 2036)) <= set(book.moving)
    assert len(load_procedures().outlines) >= 10


def test_all_faults_of_procedures_are_told() -> None:
    steps = STEPS + "p,a,步,step,,working,at_least,,,,,2020-01-01,,,\nq,b,步,step,x,weekly,at_most,,,,,,,,\n"
    needs = NEEDS + "land.*,,after,p,词,words,D\n"
    with pytest.raises(DataError) as caught:
        procedures_of(HEADS, steps, needs)
    told = [(fault.place.row, fault.place.column) for fault in caught.value.faults]
    columns = ("since", "procedure", "days", "days", "source", "kind")
    assert told[0] == ("2", "days")
    assert set(told[1:-2]) == {("3", name) for name in columns}
    assert told[-2:] == [("2", "role"), ("2", "grade")]


def test_all_faults_of_holidays_are_told() -> None:
    with pytest.raises(DataError) as caught:
        holidays_of(
            HOLIDAYS + "2027,off,2027-02-09,2027-02-01,春节,Spring Festival,,A\n",
            LAWS + "x,某日,some day,2020-01-01,,13-40,a,1,法,A\n",
            LUNAR + "2027,2027-02-06,,2027-06-09,2027-09-15\n",
        )
    told = [fault.place.column for fault in caught.value.faults]
    assert told == ["last", "source", "anchor", "offset", "qingming"]
