"""Makes and reads the fixture of the planner's race: synthetic numbers, a model and its luck.

    fixture.py FOLDER [--places 5] [--draws 1000]

Writes `fixture.json` and `multipliers.f64` into FOLDER; README.md beside this file says what they
hold and what an engine has to compute from them. Every number is drawn by hashing its own place in
the tables with SplitMix64, so the same arguments always give the same bytes, and a fixture of more
places or draws begins with the numbers of a smaller one. Nothing in it was measured anywhere.
"""

import argparse
import dataclasses
import json
import pathlib

import numpy as np

FORMAT = "oneworkforce-planner-race-1"
SEED = 20_261_122
GROUPS = 60
EDGES = 120
MONTHS = 180
KEPT = (12, 60, 180)
CAUSES = ("retire", "ill_health_or_death", "leave_care_work")
BANDS = ("16-19", "20-24", "25-29", "30-34", "35-39", "40-44", "45-49", "50-54", "55-59",
         "60-64", "65-69", "70+")
# The shapes over the bands are round numbers that look like a workforce, and no more than that.
AGES = np.array([2, 8, 12, 13, 12, 12, 12, 12, 9, 5, 2, 1]) / 100
ENTRY = np.array([10, 22, 18, 13, 10, 8, 7, 5, 4, 2, 1, 0]) / 100
RETIRE = np.array([0, 0, 0, 0, 0, 0, 0, 0.01, 0.06, 0.18, 0.40, 0.60])
ILL = np.array([1, 1, 1, 2, 2, 3, 5, 8, 12, 20, 30, 50]) / 1000
LEAVE = np.array([25, 20, 15, 12, 10, 8, 7, 6, 5, 4, 3, 2]) / 100
MOVE = np.array([40, 40, 35, 30, 25, 20, 15, 10, 8, 5, 2, 1]) / 1000
SPREAD = 0.2


def hashed(stream, shape):
    """SplitMix64 of the seed, the stream's number and each element's index, as 64-bit integers."""
    index = np.arange(np.prod(shape), dtype=np.uint64)
    start = (SEED + (stream << 40)) * 0x9E37_79B9_7F4A_7C15 % 2**64
    with np.errstate(over="ignore"):
        z = np.uint64(start) + (index + np.uint64(1)) * np.uint64(0x9E37_79B9_7F4A_7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58_476D_1CE4_E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D0_49BB_1331_11EB)
    return (z ^ (z >> np.uint64(31))).reshape(shape)


def uniform(stream, *shape):
    """Numbers in [0, 1)."""
    return (hashed(stream, shape) >> np.uint64(11)) / 2**53


def multipliers(draws):
    """exp(0.2 z) cut to 20 binary places, z near normal: the sum of a hash's four 16-bit parts.

    The first row is 1: draw 0 is the central run.
    """
    bits = hashed(9, (draws, GROUPS * len(CAUSES) + EDGES))
    parts = sum((bits >> np.uint64(shift)) & np.uint64(0xFFFF) for shift in (0, 16, 32, 48))
    z = (parts / 65_536 - 2) * np.sqrt(3)
    luck = np.round(np.exp(SPREAD * z) * 2**20) / 2**20
    luck[0] = 1
    return luck


def edges():
    """120 different (from, to) pairs in order; every group has at least one way out."""
    pairs = {(group, (group + 1) % GROUPS) for group in range(GROUPS)}
    for value in hashed(1, (4 * EDGES,)).tolist():
        one, other = value % GROUPS, value // GROUPS % GROUPS
        if one != other and len(pairs) < EDGES:
            pairs.add((one, other))
    return sorted(pairs)


def near(stream, base):
    """`base` times something in [0.7, 1.3), to six places."""
    return np.round(base * (0.7 + 0.6 * uniform(stream, *base.shape)), 6)


def build(places):
    """The parameters as arrays; README.md names their axes and units."""
    cells = (places, GROUPS, len(BANDS))
    size = np.round(50 * 60 ** uniform(2, places, GROUPS))
    pairs = edges()
    ways_out = np.bincount([one for one, _ in pairs], minlength=GROUPS)
    share = MOVE / ways_out[[one for one, _ in pairs], None]
    entry = near(8, np.broadcast_to(ENTRY, (GROUPS, len(BANDS))))
    return {
        "opening": near(3, size[..., None] * AGES),
        "exitHazards": np.stack([
            near(stream, np.broadcast_to(base, cells))
            for stream, base in ((4, RETIRE), (5, ILL), (6, LEAVE))
        ]),
        "moveHazards": near(7, np.broadcast_to(share, (places, EDGES, len(BANDS)))),
        "joiners": near(10, size * 0.014),
        "entryProfile": entry / entry.sum(axis=1, keepdims=True),
        "upShares": np.array([0.2] * (len(BANDS) - 1) + [0.0]),
    }


def write(folder, places, draws):
    folder.mkdir(parents=True, exist_ok=True)
    pairs = edges()
    document = {
        "format": FORMAT, "synthetic": True,
        "note": "made up for a race of engines; nothing here was measured",
        "seed": SEED, "places": places, "groups": GROUPS, "bands": len(BANDS), "months": MONTHS,
        "bandNames": BANDS, "causes": CAUSES, "keptMonths": KEPT, "ageingEveryMonths": 12,
        "edgeFrom": [one for one, _ in pairs], "edgeTo": [other for _, other in pairs],
        "multipliers": {"file": "multipliers.f64", "draws": draws,
                        "columns": GROUPS * len(CAUSES) + EDGES},
        **{name: array.ravel().tolist() for name, array in build(places).items()},
    }
    (folder / "fixture.json").write_text(json.dumps(document, separators=(",", ":")) + "\n")
    multipliers(draws).astype("<f8").tofile(folder / "multipliers.f64")


@dataclasses.dataclass
class Fixture:
    """A fixture as arrays: the axes are in the names' comments, P places, G groups, A bands."""

    places: int
    groups: int
    bands: int
    months: int
    kept: tuple
    ageing_every: int
    edge_from: np.ndarray  # [E]
    edge_to: np.ndarray  # [E]
    opening: np.ndarray  # [P, G, A] people
    exits: np.ndarray  # [C, P, G, A] a year
    moves: np.ndarray  # [P, E, A] a year
    arriving: np.ndarray  # [P, G, A] people a month
    up: np.ndarray  # [A] share that goes up a band at the year's end
    exit_luck: np.ndarray  # [K, G, C]
    move_luck: np.ndarray  # [K, E]

    @property
    def years(self):
        return self.months // 12


def read(folder, draws):
    """The fixture in `folder` with its first `draws` rows of luck."""
    folder = pathlib.Path(folder)
    document = json.loads((folder / "fixture.json").read_text())
    if document["format"] != FORMAT or draws > document["multipliers"]["draws"]:
        raise SystemExit(f"fixture: `{folder}` is of another format or has under {draws} draws")
    places, groups, bands = (document[name] for name in ("places", "groups", "bands"))
    causes, count = len(document["causes"]), len(document["edgeFrom"])
    columns = document["multipliers"]["columns"]

    def array(name, *shape):
        return np.array(document[name], dtype=np.float64).reshape(shape)

    luck = np.fromfile(folder / document["multipliers"]["file"], "<f8", draws * columns)
    luck = luck.reshape(draws, columns)
    joiners, entry = array("joiners", places, groups), array("entryProfile", groups, bands)
    return Fixture(
        places, groups, bands, document["months"], tuple(document["keptMonths"]),
        document["ageingEveryMonths"],
        np.array(document["edgeFrom"]), np.array(document["edgeTo"]),
        array("opening", places, groups, bands),
        array("exitHazards", causes, places, groups, bands),
        array("moveHazards", places, count, bands), joiners[..., None] * entry,
        array("upShares", bands),
        luck[:, : groups * causes].reshape(draws, groups, causes).copy(),
        luck[:, groups * causes :].copy(),
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--places", type=int, default=5)
    parser.add_argument("--draws", type=int, default=1_000)
    options = parser.parse_args()
    write(options.folder, options.places, options.draws)


if __name__ == "__main__":
    main()
