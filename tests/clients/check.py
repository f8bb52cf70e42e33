"""Asks the same of Python (clients/blocline.py, and the module through sqlite3 and pandas where they can)."""
import os
import sqlite3
import sys

sys.path.append(os.path.join(os.environ["SRC"], "clients"))
from blocline import Refused, ask, frame

rows = ask("members", "EAEU", on="2015-03-01")
assert [row["actor"] for row in rows] == ["ARM", "BLR", "KAZ", "RUS"], rows
assert rows[0]["end_event"] is None
panel = ask("panel", from_=1992, to=1993, bloc=["CIS", "ECO"], certain=True, status=None)
assert {row["period"] for row in panel} == {1992, 1993} and {row["bloc"] for row in panel} == {"CIS", "ECO"}
cow = ask("panel", shape="cow", bloc=["CSTO", "CIS"], from_=2000, to=2003)
assert all(row["csto"] in (0, 1, None) and row["state"] for row in cow), cow[0]
bounds = ask("history", "CAU", status="observer", with_bounds=True)
assert ("1996-08-01", "1996-08-31") in {(row["start_earliest"], row["start_latest"]) for row in bounds}, bounds
assert ask("panel", by="month", bloc="EAEU", from_="2015-01", to="2015-02")[0]["period"] == "2015-01"
assert ask("members", "EAEU", on=1950) == []
odd = ask("sql", "SELECT :a AS a, 'NA' AS b, '' AS c, 12 AS count, 'x\ny' AS d", "a='\"$HOME ;")
assert odd == [{"a": "'\"$HOME ;", "b": "NA", "c": None, "count": 12, "d": "x\ny"}], odd
try:
    ask("members", "EEAU")
except Refused as refused:
    assert refused.status == 3 and str(refused).startswith('blocline: no bloc is called "EEAU"'), refused
else:
    raise AssertionError("not refused")
try:
    table = frame("dyads", from_=1995, to=1995)
    assert len(table) == len(ask("dyads", from_=1995, to=1995)) and table["count"].dtype.kind == "i", table
except ImportError:
    print("skipped in Python: pandas is not there")
db = sqlite3.connect(os.environ["BLOCLINE_DB"])
if hasattr(db, "enable_load_extension"):
    db.enable_load_extension(True)
    db.load_extension(os.path.join(os.environ["BUILD"], "blocline"))
    found = db.execute("SELECT actor FROM blocline_members(?, ?)", ("EAEU", "2015-03-01")).fetchall()
    assert found == [("ARM",), ("BLR",), ("KAZ",), ("RUS",)], found
else:
    print("skipped in Python: its sqlite3 loads no extensions")
print("Python: equal")
