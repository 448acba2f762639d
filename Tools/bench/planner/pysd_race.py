"""The race's job in PySD: a Vensim model with subscripts, run once a draw.

The model text is below; the tables arrive as `params`, which is PySD's way to give a subscripted
constant its numbers, and a draw is a run with other luck. Moves are a matrix from group to group,
summed over where people come from, as a Vensim modeller writes them; most of its cells are zero.
PySD has no vectorised runs, so K draws cost K runs. It is asked for the year ends
only, as labelled arrays: a column a cell, its default, takes longer than the simulation.
`--writing text`, with the other arguments, prints the model and stops.
"""

import pathlib
import sys
import tempfile

import numpy as np

import engine

MODEL = """{UTF-8}
place: (Place1-Place%(places)d) ~~|
group: (Group1-Group%(groups)d) ~~|
to group <-> group ~~|
band: (Band1-Band%(bands)d) ~~|
older: (Band2-Band%(bands)d) ~~|
younger: (Band1-Band%(last)d) -> older ~~|
cause: Retire, Ill health or death, Leave care work ~~|
opening[place, group, band] = 0 ~ people ~|
exit hazard[cause, place, group, band] = 0 ~ 1/year ~|
exit luck[cause, group] = 1 ~ dmnl ~|
move hazard[place, group, to group, band] = 0 ~ 1/year ~|
move luck[group, to group] = 1 ~ dmnl ~|
arriving[place, group, band] = 0 ~ people/month ~|
up share[band] = 0 ~ dmnl ~|
moving[place, group, to group, band] =
  move hazard[place, group, to group, band] * move luck[group, to group] ~ 1/year ~|
exiting[place, group, band] =
  SUM(exit hazard[cause!, place, group, band] * exit luck[cause!, group]) ~ 1/year ~|
total hazard[place, group, band] = exiting[place, group, band]
  + SUM(moving[place, group, to group!, band]) ~ 1/year ~|
leaving[place, group, band] = 1 - EXP(-total hazard[place, group, band] / 12) ~ 1/month ~|
move share[place, group, to group, band] = moving[place, group, to group, band]
  * ZIDZ(leaving[place, group, band], total hazard[place, group, band]) ~ 1/month ~|
moves in[place, to group, band] =
  SUM(staff[place, group!, band] * move share[place, group!, to group, band]) ~ people/month ~|
change[place, group, band] = arriving[place, group, band] + moves in[place, group, band]
  - staff[place, group, band] * leaving[place, group, band] ~ people/month ~|
year ends = IF THEN ELSE(MODULO(Time + 1, 12) = 0, 1, 0) ~ dmnl ~|
going up[place, group, band] = year ends * up share[band]
  * (staff[place, group, band] + change[place, group, band]) ~ people/month ~|
coming up[place, group, Band1] = 0 ~ people/month ~|
coming up[place, group, older] = going up[place, group, younger] ~ people/month ~|
staff[place, group, band] = INTEG(change[place, group, band] - going up[place, group, band]
  + coming up[place, group, band], opening[place, group, band]) ~ people ~|
INITIAL TIME = 0 ~ month ~|
FINAL TIME = %(months)d ~ month ~|
TIME STEP = 1 ~ month ~|
SAVEPER = 12 ~ month ~|
"""


def text(of):
    """The Vensim model for the fixture's sizes."""
    return MODEL % {
        "places": of.places, "groups": of.groups, "bands": of.bands, "last": of.bands - 1,
        "months": of.months,
    }


class Tables:
    """The fixture's numbers, labelled as PySD wants them."""

    def __init__(self, of, subscripts):
        import xarray

        self.subscripts, self.array = subscripts, xarray.DataArray
        by_pair = np.zeros((of.places, of.groups, of.groups, of.bands))
        by_pair[:, of.edge_from, of.edge_to] = of.moves
        cell = ("place", "group", "band")
        self.fixed = {
            "opening": self.labelled(of.opening, *cell),
            "exit hazard": self.labelled(of.exits, "cause", *cell),
            "move hazard": self.labelled(by_pair, "place", "group", "to group", "band"),
            "arriving": self.labelled(of.arriving, *cell),
            "up share": self.labelled(of.up, "band"),
        }
        self.of = of

    def labelled(self, array, *dimensions):
        labels = {name: self.subscripts[name] for name in dimensions}
        return self.array(array, labels, dimensions)

    def luck(self, draw):
        by_pair = np.ones((self.of.groups, self.of.groups))
        by_pair[self.of.edge_from, self.of.edge_to] = self.of.move_luck[draw]
        return {
            "exit luck": self.labelled(self.of.exit_luck[draw].T, "cause", "group"),
            "move luck": self.labelled(by_pair, "group", "to group"),
        }


def prepare(of, options):
    if options.writing == "text":
        print(text(of), end="")
        sys.exit()
    import pysd

    with tempfile.TemporaryDirectory(prefix="planner-race-") as folder:
        path = pathlib.Path(folder) / "staff.mdl"
        path.write_text(text(of))
        model = pysd.read_vensim(str(path))
    tables = Tables(of, model.subscripts)
    model.set_components(tables.fixed)
    months = np.arange(12, of.months + 1, 12)

    def run(results):
        for draw in range(len(of.move_luck)):
            table = model.run(
                params=tables.luck(draw), return_columns=["staff"], return_timestamps=months,
                flatten_output=False,
            )
            keep(results, draw, table, of)

    return run


def keep(results, draw, table, of):
    """The year ends of a run: a labelled array a year, its axes those of `staff`."""
    years = np.stack([year.to_numpy() for year in table["staff"]])
    results.totals[..., draw] = years.sum(axis=-1)
    if draw in results.draws:
        kept = years[[month // 12 - 1 for month in of.kept]]
        results.cells[results.draws.index(draw)] = kept


if __name__ == "__main__":
    engine.race("pysd", prepare)
