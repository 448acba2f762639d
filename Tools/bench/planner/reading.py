"""A second reading of a planner's scenario: run 0 in plain NumPy, to check the kernel against.

    reading.py SCENARIO [--lever CODE=SIZE]...    prints the result
    reading.py --self-test                        asserts answers that are known by hand

It was written from the design's text and the comments of Protos/oneworkforce/v1/planning.proto,
not from the kernel: whole arrays of (place, group, single year of age), one month after another,
without draws or lanes. What it prints has the form of Protos/oneworkforce/v1/planning_result.proto
as JSON; `check-reading` compares the two. README.md says how it reads what the text leaves open.
"""

import json
import pathlib
import sys

import numpy as np

from reading_scenario import EVERYTHING, SOURCES, spread
from reading_year_end import YearEnd


def monthly_exits(hazards):
    """P_c = (λ_c/Λ)(1 − e^(−Λ/12)) over the first axis; 0 where Λ is 0."""
    total = hazards.sum(0)
    return hazards * np.where(total > 0, -np.expm1(-total / 12) / np.where(total > 0, total, 1), 0)


def one_year_older(people):
    older = np.zeros_like(people)
    older[..., 1:] = people[..., :-1]
    older[..., -1] += people[..., -1]
    return older


class Reading(YearEnd):
    """A scenario's months, in the order of the design."""

    # Step 1: events

    def events(self, t):
        """Events of month t, each with the lever it comes from."""
        due = [("", event) for event in self.rows("events") if event["month"] == t]
        for code, row in self.levers.items():
            for effect in row["effects"] if self.sizes[code] else []:
                amount = effect.get("base", 0) + effect.get("perUnit", 0) * self.sizes[code]
                if effect["event"]["month"] == t:
                    due.append((code, {**effect["event"], "amount": amount}))
        return due

    def apply(self, lever, event):
        """Sets what an event sets; counts are taken by `take_counts` and `arrive`."""
        kind, amount, place = event["kind"], event.get("amount", 0), event.get("place")
        p = self.p[place] if place else EVERYTHING
        if kind == "HAZARD_FACTOR":
            cause = event.get("cause", "")
            factors = self.hazard_factors.setdefault(
                (lever, cause), np.ones(self.base.shape[:3]))
            c = self.causes.index(cause) if cause else EVERYTHING
            factors[c, p, self.g[event["group"]]] = amount
        elif kind == "JOINERS_PER_MONTH":
            self.joiners[(SOURCES.index(event["source"]),) + self.cell(event)] = amount
        elif kind == "ESTABLISHMENT":
            self.establishment[self.cell(event)] = amount
        elif kind == "PAY":
            self.pay_factor[self.cell(event)] = amount
        elif kind == "PAY_OUTSIDE":
            self.outside[p] = amount
        elif kind == "PREVENTION":
            self.prevention.setdefault(
                event.get("activity", ""), np.ones(len(self.places)))[p] = amount
        elif kind == "INTAKE":
            self.programmes[event["programme"]]["factor"] = amount
        elif kind == "SIMULATION":
            for area in self.areas:
                if p in (EVERYTHING, area["place"]):
                    area["simulation"] = amount
        elif kind == "POSTS_FUNDED":
            for post in self.posts:
                if post["row"]["code"] == event["post"]:
                    post["funded"] = amount
        elif kind in ("TASK_ALLOWED", "DELEGATION_TARGET", "CARERS_PLANNED", "ASSESSOR_HOURS"):
            name = {"TASK_ALLOWED": "allowed", "DELEGATION_TARGET": "target",
                    "CARERS_PLANNED": "planned", "ASSESSOR_HOURS": "assessor_hours"}[kind]
            for task in self.delegations:
                if task["row"]["task"] == event["task"] and place in (
                        None, "", task["row"]["place"]):
                    task[name] = event["allowed"] if name == "allowed" else amount
        elif kind not in ("JOINERS_ONCE", "MOVE_ONCE", "PROVIDER_EXIT"):
            raise SystemExit(f"unknown event `{kind}`")

    def take_counts(self, due, arriving):
        """Takes moves and exits by count out of the opening stock, ages in proportion."""
        stock, taken = self.H.sum(-1), np.zeros(self.shape)
        profile = self.H / np.where(stock > 0, stock, 1)[..., None]
        for _, event in due:
            places = [self.p[event["place"]]] if event.get("place") else range(len(self.places))
            if event["kind"] not in ("MOVE_ONCE", "PROVIDER_EXIT"):
                continue
            source = self.g[event.get("from") or event["group"]]
            for p in [place for place in places if self.here[place, source]]:
                goes = {row["group"]: row["count"] for row in event.get("received", [])}
                if event["kind"] == "MOVE_ONCE":
                    goes = {event["to"]: event["amount"]}
                taken[p, source] += event["amount"]
                for target, count in goes.items():
                    arriving[p, self.g[target]] += count * profile[p, source]
                    self.flow("moved", p, source, self.g[target], count)
                self.flows["providerExits"][p, source] += event["amount"] - sum(goes.values())
        if (taken > stock * (1 + 1e-12)).any():
            raise SystemExit("counts of this month exceed the stock they draw on")
        self.H = self.H - taken[..., None] * profile

    # Steps 2 to 4: hazards, competing risks, who leaves, moves and arrives

    def hazards(self):
        lam = self.base.copy()
        for factors in self.hazard_factors.values():
            lam *= factors[..., None]
        for c, cause in enumerate(self.causes):
            if cause == "leave":
                lam[c] *= ((self.outside[:, None] / self.pay_factor) ** self.elasticity)[..., None]
            elif cause.startswith("move:"):
                target = self.pay_factor[:, self.g[cause[5:]], None]
                lam[c] *= ((target / self.pay_factor) ** self.elasticity)[..., None]
        return lam

    def flow(self, name, p, source, target, count):
        self.flows[name + "Out"][p, source, target] += count
        self.flows[name + "In"][p, target, source] += count

    def leave_and_move(self, arriving):
        leavers = monthly_exits(self.hazards()) * self.H
        self.H = self.H - leavers.sum(0)
        for c, cause in enumerate(self.causes):
            out = leavers[c]
            if cause.startswith("move:"):
                target = self.g[cause[5:]]
                arriving[:, target] += out.sum(1)
                self.flows["movedOut"][:, :, target] += out.sum(-1)
                self.flows["movedIn"][:, target, :] += out.sum(-1)
            elif cause.startswith("place:"):
                target = self.p[cause[6:]]
                arriving[target] += out.sum(0)
                self.flows["relocatedOut"][:, :, target] += out.sum(-1)
                self.flows["relocatedIn"][target] += out.sum(-1).T
            else:
                self.flows[{"retire": "retired", "leave": "left"}.get(cause, cause)] += out.sum(-1)

    def arrive(self, t, due, arriving):
        counts = self.joiners.copy()
        for at, _, _ in self.hiring:
            counts[(2,) + at] = 0  # hired after this step
        for _, event in due:
            if event["kind"] == "JOINERS_ONCE":
                counts[(SOURCES.index(event["source"]),) + self.cell(event)] += event["amount"]
        joining = counts[..., None] * self.entry
        for name, people in zip(SOURCES, joining):
            self.flows[name.lower()] += people.sum(-1)
        self.H = self.H + arriving + joining.sum(0)
        for programme in self.programmes.values():
            graduates, row = programme["arrivals"].pop(t, 0), programme["row"]
            for to in row.get("destinations", []):
                at, count = self.cell(to), graduates * to["share"]
                self.H[at] += count * spread(row["entryAges"])
                self.flows["newlyQualified"][at] += count
                programme["year"]["arrived"] += count

    def refill_posts(self, exit_probability):
        for post in self.posts:
            post["filled"] *= 1 - exit_probability[post["home"]]
        free = self.H.sum(-1) - self.holders()
        wanted = [post["row"]["fillRate"] * max(0, post["funded"] - post["filled"])
                  * post["can_refill"] for post in self.posts]
        for post, count in zip(self.posts, wanted):
            alike = sum(w for p, w in zip(self.posts, wanted) if p["home"] == post["home"])
            room = max(0, free[post["home"]])
            post["filled"] += count * (min(1, room / alike) if alike else 0)

    # Steps 5 to 7: hiring, training, authorised carers

    def hire(self):
        fte = self.fte()
        for at, fill_rate, applicants in self.hiring:
            profile = self.entry[(2,) + at]
            gap = max(0, self.establishment[at] - fte[at])
            hires = min(applicants, fill_rate * gap / (profile * self.participation[at]).sum())
            self.H[at] += hires * profile
            self.flows["wider"][at] += hires

    def train(self, t):
        for programme in self.programmes.values():
            row, students, year = programme["row"], programme["students"], programme["year"]
            thinned = students * programme["kept"]
            year["lost"] += students.sum() - thinned.sum()
            year["graduated"] += thinned[-1]
            programme["students"] = np.concatenate([[0], thinned[:-1]])
            arrival = t + 1 + row.get("lagMonths", 0)
            programme["arrivals"][arrival] = thinned[-1] * row["registeredShare"]
            intake = [i for i in row.get("intakes", []) if i["month"] == self.calendar_month(t)]
            planned = sum(i["planned"] for i in intake) * programme["factor"]
            programme["wanted"] = min(planned, sum(i["applicants"] for i in intake))
            programme["room"] = 1.0
            year["planned"] += planned
        fte = self.fte()
        for area in self.areas:
            factor = self.share_with_room(area, fte)
            for programme in area["programmes"]:
                programme["room"] = factor
        for programme in self.programmes.values():
            entering = programme["wanted"] * programme["room"]
            programme["students"][0] += entering
            programme["year"]["intake"] += entering
            programme["year"]["refusedForRoom"] += programme["wanted"] - entering

    def share_with_room(self, area, fte):
        """The common factor at which new students fit in each month of their programmes."""
        capacity = (self.supervisor_hours * fte)[area["place"]].sum() + area["simulation"]
        factor = 1.0
        entering = [q for q in area["programmes"] if q["wanted"] > 0]
        for ahead in range(max((len(q["hours"]) for q in entering), default=0)):
            free, new = capacity, 0.0
            for q in area["programmes"]:
                stay, length = q["kept"] ** ahead, len(q["hours"])
                free -= (q["students"][:max(0, length - ahead)] * stay * q["hours"][ahead:]).sum()
                if ahead < length:
                    new += q["wanted"] * stay * q["hours"][ahead]
            if free < 0 or new > 0:
                factor = min(factor, max(0, free) / new if new > 0 else 0)
        return factor

    def authorise(self, exit_probability):
        people = self.H.sum(-1)
        for task in self.delegations:
            before, leaving = task["carers"], exit_probability[task["receiver"]]
            left = before * (1 - leaving)
            carers = np.append(left[1:], task["renewed"] * left[0])
            by_assessors = task["assessor_hours"] / task["sign_off"]
            open_ = max(0, people[task["receiver"]] - carers.sum())
            trained = min(task["planned"], by_assessors, open_)
            carers[-1] += trained
            task["assessors_cut"] = by_assessors < min(task["planned"], open_)
            task["carers"], task["trained_now"] = carers, trained
            year = task["year"]
            year["trained"] += trained
            year["expired"] += left[0] * (1 - task["renewed"])
            year["left"] += before.sum() * leaving
            year["trainingHoursLost"] += before.sum() * leaving * (
                task["course"] + task["sign_off"])

    # The run

    def begin_year(self):
        self.opening = self.H.sum(-1)
        plain = ["newlyQualified", "international", "returning", "wider",
                 "retired", "ill", "left", "providerExits"]
        p, g = self.shape
        self.flows = {name: np.zeros(self.shape) for name in plain}
        self.flows.update({name: np.zeros((p, g, g)) for name in ("movedIn", "movedOut")})
        self.flows.update({name: np.zeros((p, g, p)) for name in ("relocatedIn", "relocatedOut")})
        self.cost = {code: 0.0 for code in self.cost}
        for programme in self.programmes.values():
            programme["year"] = dict.fromkeys(
                ["planned", "intake", "refusedForRoom", "lost", "graduated", "arrived"], 0.0)
        for task in self.delegations:
            task["year"] = dict.fromkeys(["trained", "expired", "left", "trainingHoursLost"], 0.0)

    def month(self, t):
        due, opening = self.events(t), self.H.sum(-1)
        for lever, event in due:
            self.apply(lever, event)
        arriving = np.zeros_like(self.H)
        self.take_counts(due, arriving)
        self.leave_and_move(arriving)
        exits = np.where(opening > 0, 1 - self.H.sum(-1) / np.where(opening > 0, opening, 1), 0)
        self.arrive(t, due, arriving)
        self.refill_posts(exits)
        self.hire()
        self.train(t)
        self.authorise(exits)
        if self.calendar_month(t) == (self.scenario.get("ageingMonth") or 3):
            self.H = one_year_older(self.H)

    def state(self, t):
        """Capacity and need of point t; the gap and some totals are kept by month."""
        capacity = self.capacity()
        before, parts = self.hours_before_delegation(t)
        added = self.delegate(t, before)
        required = np.full(self.shape, np.nan)
        for at in self.models:
            caf, iaf = self.allowances(at)
            required[at] = (before[at] + added[at]) / self.productive[at] * caf + iaf
        self.by_month.append({"people": self.H.sum(-1), "gap": required - capacity["availableFte"],
                              "carers": [task["carers"].sum() for task in self.delegations]})
        return capacity, before, added, required, parts

    def run(self):
        self.by_month = []
        self.result = {name: [] for name in (
            "groups", "programmes", "delegations", "posts", "costs", "funds")}
        self.begin_year()
        self.write_year(0, *self.state(0))
        for t in range(self.months):
            if t % 12 == 0:
                self.begin_year()
            self.month(t)
            state = self.state(t + 1)
            self.spend(t, state[0]["fte"])
            if t % 12 == 11:
                self.write_year((t + 1) // 12, *state)
        return self.result


def main():
    arguments, sizes = sys.argv[1:], {}
    if arguments == ["--self-test"]:
        import reading_answers
        return reading_answers.check()
    while "--lever" in arguments:
        at = arguments.index("--lever")
        code, size = arguments[at + 1].split("=")
        sizes[code] = float(size)
        del arguments[at:at + 2]
    if len(arguments) != 1:
        raise SystemExit(__doc__)
    scenario = json.loads(pathlib.Path(arguments[0]).read_text())
    json.dump(Reading(scenario, sizes).run(), sys.stdout, indent=1, default=float)


if __name__ == "__main__":
    main()
