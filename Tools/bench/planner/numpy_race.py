"""The race's job in NumPy, vectorised over draws, on one thread.

Two writings. The default is the fastest that was found: eight draws at a time so that their
probabilities stay in the cache, all moves taken in one gather, and arrivals added a rank at a time
(the first way into each group, then the second, ...) on groups ordered by their number of ways in,
so that each addition is one call on a contiguous block. `--writing plain` is the straight one: all
draws at once and a loop over the moves. Also tried, and slower: `np.add.reduceat`, one sparse
matrix in SciPy for stays and moves (within a fifth), and a loop over moves with draws in blocks.

Axes: a hazard or a stock is [group or edge, band, place, draw], draws next to each other.
"""

import numpy as np

import engine

BLOCK = 8


def probabilities(of, draws):
    """The month's probabilities to stay and to move, for a slice of draws."""
    exits, moves = of.exits.transpose(0, 2, 3, 1), of.moves.transpose(1, 2, 0)
    exit_luck, move_luck = of.exit_luck[draws].transpose(2, 1, 0), of.move_luck[draws].T
    moving = moves[..., None] * move_luck[:, None, None, :]
    total = np.einsum("cgap,cgk->gapk", exits, exit_luck)
    np.add.at(total, of.edge_from, moving)
    leaving = -np.expm1(total / -12)
    share = np.divide(leaving, total, out=np.zeros_like(total), where=total > 0)
    moving *= share[of.edge_from]
    return 1 - leaving, moving


def spread(array, draws):
    """[place, group, band] as [group, band, place, draw], the same for each draw."""
    return np.repeat(array.transpose(1, 2, 0)[..., None], draws, axis=-1)


def grow_older(stock, of):
    """In place: a fifth of each band, but the last, goes up one."""
    up = stock * of.up[:, None, None]
    stock -= up
    stock[:, 1:] += up[:, :-1]


class Keeper:
    """Puts a block's stocks where the results want them."""

    def __init__(self, of, results, draws):
        self.of, self.results, self.draws = of, results, draws

    def keep(self, month, stock, order=slice(None)):
        if month % 12 == 0:
            totals = self.results.totals[month // 12 - 1, ..., self.draws]
            totals[:] = stock.sum(axis=1)[order].swapaxes(0, 1)
        if month not in self.of.kept:
            return
        for index, draw in enumerate(self.results.draws):
            if self.draws.start <= draw < self.draws.stop:
                cells = stock[..., draw - self.draws.start][order]
                self.results.cells[index, self.of.kept.index(month)] = cells.transpose(2, 0, 1)


def run_plain(of, keeper):
    """All months of a slice of draws, a move at a time."""
    stay, moving = probabilities(of, keeper.draws)
    stock = spread(of.opening, stay.shape[-1])
    arriving = of.arriving.transpose(1, 2, 0)[..., None]
    closing, moved = np.empty_like(stock), np.empty_like(stock[0])
    edges = list(zip(of.edge_from, of.edge_to))
    for month in range(1, of.months + 1):
        np.multiply(stock, stay, out=closing)
        for probability, (one, other) in zip(moving, edges):
            closing[other] += np.multiply(stock[one], probability, out=moved)
        closing += arriving
        if month % of.ageing_every == 0:
            grow_older(closing, of)
        keeper.keep(month, closing)
        stock, closing = closing, stock


class Ranks:
    """Groups with most ways in first, and edges by rank: every group's first way in, then ..."""

    def __init__(self, of):
        ways_in = np.bincount(of.edge_to, minlength=of.groups)
        self.groups = np.argsort(-ways_in, kind="stable")
        self.places = np.argsort(self.groups)
        into = [np.flatnonzero(of.edge_to == group) for group in self.groups]
        ranks = [
            [edges[rank] for edges in into if len(edges) > rank] for rank in range(ways_in.max())
        ]
        self.edges = np.concatenate(ranks)
        self.sources = self.places[of.edge_from[self.edges]]
        ends = np.cumsum([len(rank) for rank in ranks]).tolist()
        self.slices = list(zip([0, *ends], ends))


def run_ranked(of, keeper, ranks):
    """All months of a slice of draws, all moves at once."""
    stay, moving = probabilities(of, keeper.draws)
    shape = stay.shape
    stay = stay[ranks.groups].reshape(of.groups, -1)
    moving = moving[ranks.edges].reshape(len(ranks.edges), -1)
    stock = spread(of.opening, shape[-1])[ranks.groups].reshape(stay.shape)
    arriving = spread(of.arriving, shape[-1])[ranks.groups].reshape(stay.shape)
    moved = np.empty_like(moving)
    additions = [(stock[: end - start], moved[start:end]) for start, end in ranks.slices]
    cells = stock.reshape(shape)
    for month in range(1, of.months + 1):
        np.take(stock, ranks.sources, axis=0, out=moved, mode="clip")
        np.multiply(moved, moving, out=moved)
        np.multiply(stock, stay, out=stock)
        np.add(stock, arriving, out=stock)
        for receiving, arrived in additions:
            np.add(receiving, arrived, out=receiving)
        if month % of.ageing_every == 0:
            grow_older(cells, of)
            keeper.keep(month, cells, ranks.places)


def prepare(of, options):
    draws = len(of.move_luck)

    def plain(results):
        run_plain(of, Keeper(of, results, slice(0, draws)))

    def ranked(results):
        ranks = Ranks(of)
        for start in range(0, draws, BLOCK):
            run_ranked(of, Keeper(of, results, slice(start, min(start + BLOCK, draws))), ranks)

    return {"plain": plain, "": ranked}[options.writing]


if __name__ == "__main__":
    engine.race("numpy", prepare)
