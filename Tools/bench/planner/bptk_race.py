"""The race's job in BPTK-Py's SD DSL: a stock a cell, a model a place, one run a draw.

A cell's change is one converter, a move one flow, and who goes up a band one more converter. The
month's probabilities are constants, computed with NumPy and set for each draw as the package's own
scenario runner sets them. It runs on the package's compiled engine, not on its Python one, which is
slower by far. BPTK-Py has no vectorised runs, and returns every month whether wanted or not.
"""

import BPTK_Py
import numpy as np
from BPTK_Py import sd_functions as sd
from BPTK_Py._rust_engine import RustSdEngine

import engine
from numpy_race import probabilities


class Staff:
    """The model of one place, and the constants that a draw sets."""

    def __init__(self, of, place):
        self.of, self.place = of, place
        self.model = BPTK_Py.Model(starttime=0.0, stoptime=float(of.months), dt=1.0, name="staff")
        self.stocks = {
            (group, band): self.element("stock", "staff", group, band)
            for group in range(of.groups) for band in range(of.bands)
        }
        for (group, band), stock in self.stocks.items():
            stock.initial_value = float(of.opening[place, group, band])
        self.names = [stock.name for stock in self.stocks.values()]
        month = (sd.time() + 1.0) % float(of.ageing_every)
        self.year_end = self.model.converter("year_end")
        self.year_end.equation = sd.If(month < 0.5, 1.0, 0.0)
        for band in range(of.bands):
            self.add_month(band)
        for group in range(of.groups):
            self.add_ageing(group)
        self.compiled = RustSdEngine().load_model(self.model.to_json())

    def element(self, kind, name, *indices):
        return getattr(self.model, kind)("_".join([name, *map(str, indices)]))

    def share(self, name, *indices):
        constant = self.element("constant", name, *indices)
        constant.equation = 0.0
        return constant

    def add_month(self, band):
        """What the month does to one band: leave, move between groups, join."""
        arrivals = [[] for _ in range(self.of.groups)]
        for edge, (one, other) in enumerate(zip(self.of.edge_from, self.of.edge_to)):
            flow = self.element("flow", "move", edge, band)
            flow.equation = self.stocks[one, band] * self.share("moving", edge, band)
            arrivals[other].append(flow)
        for group in range(self.of.groups):
            leavers = self.stocks[group, band] * self.share("leaving", group, band)
            equation = float(self.of.arriving[self.place, group, band]) - leavers
            for flow in arrivals[group]:
                equation = equation + flow
            self.element("converter", "change", group, band).equation = equation

    def add_ageing(self, group):
        """Who goes up at a year's end, out of the month's closing stock."""
        below = None
        for band in range(self.of.bands):
            stock = self.stocks[group, band]
            change = self.element("converter", "change", group, band)
            up = self.element("converter", "up", group, band)
            up.equation = self.year_end * float(self.of.up[band]) * (stock + change)
            stock.equation = change - up if below is None else change - up + below
            below = up

    def run(self, stay, moving):
        """The year ends [year, group, band] with these probabilities [group or edge, band]."""
        for name, table in (("leaving", 1 - stay), ("moving", moving)):
            for (index, band), value in np.ndenumerate(table):
                self.compiled.set_constant(f"{name}_{index}_{band}", float(value))
        series = self.compiled.simulate(self.names)
        every = {float(month): month for month in next(iter(series.values()))}
        ends = [every[float(month)] for month in range(12, self.of.months + 1, 12)]
        years = np.array([[series[name][month] for name in self.names] for month in ends])
        return years.reshape(self.of.years, self.of.groups, self.of.bands)


def prepare(of, options):
    places = [Staff(of, place) for place in range(of.places)]

    def run(results):
        for draw in range(len(of.move_luck)):
            stay, moving = probabilities(of, slice(draw, draw + 1))
            for place, staff in enumerate(places):
                years = staff.run(stay[:, :, place, 0], moving[:, :, place, 0])
                results.totals[:, place, :, draw] = years.sum(axis=-1)
                if draw in results.draws:
                    kept = years[[month // 12 - 1 for month in of.kept]]
                    results.cells[results.draws.index(draw), :, place] = kept

    return run


if __name__ == "__main__":
    engine.race("bptk-py", prepare)
