"""Compares a projection's JSON with the reading of its scenario, number by number.

    reading_compare.py make SCENARIO CASE         prints the scenario of a case
    reading_compare.py compare SCENARIO RESULT    prints the worst difference by kind

CASE is `none`, `largest` or `smallest`, with every lever so far pulled, or `everything`, which adds
rows of every kind.

RESULT is protobuf JSON of `Projection`, or several of them one after another. A number left out is
0 where the message says nothing else, and unknown where its field is optional.
"""

import json
import pathlib
import sys

from reading import Reading
from reading_everything import everything

TOLERANCE = 1e-9
KEYS = {"groups": ("place", "group"), "programmes": ("programme",), "posts": ("post",),
        "delegations": ("task", "place"), "costs": ("line",), "funds": ("name",)}
OPTIONAL = {(name,) for name in (
    "gapHours", "gapFte", "establishment", "pence", "spendPence", "overspendPence")}
WORDS = {"limit", "settlement", "tierLabel"}


def projection(text):
    """One object of all that a file holds: lists follow one another."""
    result, at, decoder = {}, 0, json.JSONDecoder()
    while at < len(text.rstrip()):
        part, at = decoder.raw_decode(text, at)
        at += len(text[at:]) - len(text[at:].lstrip())
        for name, value in part.items():
            result[name] = result.get(name, []) + value if isinstance(value, list) else value
    return result


def leaves(value, path=()):
    """Numbers and words of a row by their path; list entries go by their name, code or holder."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, path + (name,))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            name = index
            if isinstance(inner, dict):
                name = inner.get("name") or inner.get("code") or inner.get("holder")
                inner = {k: v for k, v in inner.items() if k not in ("name", "code", "holder")}
            yield from leaves(inner, path + (name,))
    else:
        yield path, value if path[-1] in WORDS else float(value)


def flat(result):
    numbers = {}
    for kind, keys in KEYS.items():
        for row in result.get(kind, []):
            told = {k: v for k, v in row.items() if k not in keys and k != "year"}
            identity = tuple(row.get(key, "") for key in keys) + (int(row.get("year", 0)),)
            for path, value in leaves(told):
                numbers[(kind, path, identity)] = value
    return numbers


def scope_cells(scope, sectors):
    """Whether a group at a place belongs to a band's scope."""
    wanted = scope.get("sector", "SECTOR_UNSPECIFIED").removeprefix("SECTOR_")
    return lambda row: (scope.get("place") in (None, "", row["place"])
                        and scope.get("group") in (None, "", row["group"])
                        and wanted in ("UNSPECIFIED", sectors[row["group"]]))


def measure(metric, row):
    gap = row.get("gapFte")
    if metric == "PEOPLE":
        return sum(row["people"])
    if metric == "AVAILABLE_FTE":
        return row["capacity"]["availableFte"]
    if gap is None:
        return 0
    return {"GAP_FTE": gap, "UNMET_FTE": max(0, gap), "SURPLUS_FTE": max(0, -gap),
            "REQUIRED_FTE": row["need"]["fte"]}[metric]


def bands(reading, series):
    """The central values and months of the bands, and what the reading makes of them."""
    ours, theirs = {}, {}
    sectors = {row["code"]: row["sector"] for row in reading.rows("groups")}
    by_year = {}
    for row in reading.result["groups"]:
        by_year.setdefault(row["year"], []).append(row)
    for band in series:
        scope, metric = band.get("scope", {}), band["metric"]
        belongs = scope_cells(scope, sectors)
        name = tuple(scope.get(key, "") for key in ("place", "group", "sector"))
        for year, told in enumerate(band.get("years", [])):
            at = ("bands", (metric.lower(),), name + (year,))
            theirs[at] = float(told.get("central", 0))
            ours[at] = float(sum(measure(metric, row) for row in by_year[year] if belongs(row)))
        for passing in band.get("firstPassings", []):
            threshold = float(passing.get("threshold", 0))
            cell = reading.p[scope["place"]], reading.g[scope["group"]]
            months = [month for month, totals in enumerate(reading.by_month)
                      if totals["gap"][cell] > threshold]
            at = ("bands", ("firstPassing",), name + (threshold,))
            theirs[at], ours[at] = passing.get("centralMonth", -1), min(months, default=-1)
    return ours, theirs


def absent(path):
    """What a number that one side leaves out stands for."""
    if path in OPTIONAL or path[-1] in WORDS:
        return None
    return 1.0 if "factors" in path else 0.0


def difference(path, mine, other):
    if mine == other or path[-1] == "tierLabel":
        return 0.0
    if None in (mine, other) or isinstance(mine, str) or isinstance(other, str):
        return float("inf")
    return abs(mine - other) / max(abs(mine), abs(other))


def compare(scenario, result):
    reading = Reading(scenario)
    ours = flat(json.loads(json.dumps(reading.run(), default=float)))
    theirs = flat(result)
    for extra, numbers in zip(bands(reading, result.get("bands", [])), (ours, theirs)):
        numbers.update(extra)
    worst = {}
    for key in sorted(ours.keys() | theirs.keys(), key=str):
        kind, path, identity = key
        mine, other = (numbers.get(key, absent(path)) for numbers in (ours, theirs))
        found = (difference(path, mine, other), mine, other, path, identity)
        fields = [part for part in path if isinstance(part, str) and not part.isupper()]
        title = ".".join([kind] + fields)
        count, most = worst.get(title, (0, (-1.0,)))
        worst[title] = count + 1, max(most, found, key=lambda f: f[0])
    return worst


def report(worst):
    for title, (count, (most, mine, other, path, identity)) in worst.items():
        where = " ".join(map(str, identity)) + " " + ".".join(map(str, path))
        told = f"  reading {mine!r}, result {other!r} at {where}" if most > TOLERANCE else ""
        word = "DIFFERS" if told else "agrees"
        print(f"{word}  {title}: {count} numbers, worst {most:.2g}{told}")
    return any(most[0] > TOLERANCE for _, most in worst.values())


def case(scenario, name):
    if name == "everything":
        return everything(scenario)
    for lever in scenario.get("levers", []):
        lever["size"] = 0 if name == "none" else lever["bounds"][name]
    return scenario


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in ("make", "compare"):
        raise SystemExit(__doc__)
    scenario = json.loads(pathlib.Path(sys.argv[2]).read_text())
    if sys.argv[1] == "make":
        print(json.dumps(case(scenario, sys.argv[3])))
    else:
        worst = compare(scenario, projection(pathlib.Path(sys.argv[3]).read_text()))
        if not any(title.startswith("groups.capacity") for title in worst):
            raise SystemExit("the result holds no groups to compare")
        raise SystemExit(int(report(worst)))


if __name__ == "__main__":
    main()
