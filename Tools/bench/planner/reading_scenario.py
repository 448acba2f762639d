"""A planner's scenario in arrays, as its own comments say: what `reading.py` runs.

Arrays run over (place, group) or (place, group, single year of age), places and groups in order of
their codes.
"""

import csv
import math
import pathlib
from fractions import Fraction

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[3]
POPULATION = ROOT / ("Sources/ReferenceData/Resources/population/"
                     "lad_persons_5yr_2018based_principal_2018_2043.csv")
BAND_SIZES = np.array([4] + [5] * 10 + [6])  # 16-19, 20-24 … 65-69, 70-75
BAND_OF_AGE = np.repeat(np.arange(12), BAND_SIZES)
AGES = len(BAND_OF_AGE)
SOURCES = ["INTERNATIONAL", "RETURNING", "WIDER"]
EVERYTHING = slice(None)


def central(value, is_share=False):
    """What run 0 takes of a PlanValue."""
    if "measured" in value:
        m = value["measured"]
        weight = m["exposure"] / m["years"]
        return (m["leavers"] + m["prior"] * weight) / (m["exposure"] + weight)
    if "centre" in value:
        return float(value["centre"])
    low, high = value["low"], value["high"]
    if (value.get("scale") or ("LOGIT" if is_share else "LOG")) == "LOGIT":
        return 1 / (1 + math.sqrt((1 - low) / low * (1 - high) / high))
    return math.sqrt(low * high)


def central_hazard(value, kind):
    """Run 0 of a hazard a year: the ends of an interval become hazards before their middle."""
    if "measured" in value:
        return hazard_per_year(central(value), kind)
    ends = {name: hazard_per_year(value[name], kind)
            for name in ("centre", "low", "high") if name in value}
    return central({**value, **ends})


def hazard_per_year(rate, kind):
    if kind == "YEARLY_PROBABILITY":
        return -math.log1p(-rate)
    if kind == "MONTHLY_PROBABILITY":
        return -12 * math.log1p(-rate)
    return rate  # a hazard already, or leavers over mean stock


def by_age(values):
    """A rate by age: the same at each age of its band."""
    values = np.array(values, float)
    return values[BAND_OF_AGE] if len(values) == 12 else np.resize(values, AGES)


def spread(values):
    """A total or share by age: spread evenly over the ages of its band."""
    values = np.array(values, float)
    return values if len(values) == AGES else (values / BAND_SIZES)[BAND_OF_AGE]


def of_length(values, length):
    return np.resize(np.array(values, float), length)  # one value stands for all


def shares_of(row):
    return {share["holder"]: Fraction(share["share"]) for share in row.get("shares", [])}


def authority_people(pieces, day):
    """Nineteen bands by year of the pieces that belong on a day, and the first year."""
    with open(POPULATION, newline="") as file:
        head, *rows = csv.reader(file)
    people = np.zeros((len(head) - 3, 19))
    for piece in pieces:
        if piece["kind"] != "AUTHORITY":
            raise SystemExit("this reading knows places of authorities only")
        if piece["from"] <= day and (not piece.get("to") or day < piece["to"]):
            found = np.array([row[3:] for row in rows if row[0] == piece["code"]], float)
            people += piece.get("weight", 1) * found.T
    return int(head[3]), people


class Scenario:
    """A scenario read into arrays [place, group] and [place, group, age]."""

    def __init__(self, scenario, sizes=None):
        self.scenario = s = scenario
        self.places = sorted(row["code"] for row in s["places"])
        self.groups = sorted(row["code"] for row in s["groups"])
        self.p = {code: index for index, code in enumerate(self.places)}
        self.g = {code: index for index, code in enumerate(self.groups)}
        self.shape = (len(self.places), len(self.groups))
        self.months = s.get("horizonMonths") or 180
        self.start = [int(part) for part in s["start"].split("-")]
        self.sizes = {row["code"]: row.get("size", 0) for row in s.get("levers", [])}
        self.sizes.update(sizes or {})
        self.read_people()
        self.read_staff()
        self.read_flows()
        self.read_training()
        self.read_posts_and_tasks()
        self.read_needs()
        self.read_money()

    def rows(self, name):
        return self.scenario.get(name, [])

    def cell(self, row, group="group"):
        """Where a row points: its place or all, its group."""
        return (self.p[row["place"]] if row.get("place") else EVERYTHING), self.g[row[group]]

    def general_first(self, name):
        """Rows without a place before rows with one, so that a place's own row is put on top."""
        return sorted(self.rows(name), key=lambda row: bool(row.get("place")))

    def places_of(self, row, rows):
        """Places that a row is about; one without a place leaves out those with their own."""
        if row.get("place"):
            return [self.p[row["place"]]]
        own = {other.get("place") for other in rows if other["code"] == row["code"]}
        return [index for index, code in enumerate(self.places) if code not in own]

    def calendar_month(self, t):
        return (self.start[1] - 1 + t) % 12 + 1

    def read_people(self):
        self.tables = []
        for row in sorted(self.rows("places"), key=lambda row: row["code"]):
            if "population" in row:
                table = row["population"]["principal"]
                first = table["firstYear"]
                people = np.array([year["people"] for year in table["years"]], float)
            else:
                day = f"{self.start[0]}-{self.start[1]:02}-01"
                first, people = authority_people(row["pieces"], day)
            self.tables.append((first, people))

    def population(self, t):
        """Nineteen bands by place on the first day of month t."""
        result = []
        for first, people in self.tables:
            since_july = (self.start[0] - first) * 12 + self.start[1] - 7 + t
            year, months = divmod(since_july, 12)
            if year < 0 or year + (months > 0) >= len(people):
                raise SystemExit(f"month {t} is outside the population file")
            after = people[min(year + 1, len(people) - 1)]
            result.append(people[year] + (after - people[year]) * months / 12)
        return np.array(result)

    def read_staff(self):
        self.here = np.zeros(self.shape, bool)
        self.H = np.zeros(self.shape + (AGES,))
        self.participation = np.zeros_like(self.H)
        self.establishment, self.required_at_0 = np.full((2,) + self.shape, np.nan)
        self.agency = np.zeros(self.shape)
        for row in self.rows("stocks"):
            at = self.cell(row)
            self.here[at] = True
            self.H[at] = spread(row["people"])
            self.participation[at] = by_age(row["participation"])
            self.establishment[at] = row.get("establishment", np.nan)
            self.required_at_0[at] = self.establishment[at] + row.get("declaredUnmetNeed", 0)
            self.agency[at] = row.get("agencyHoursPerMonth", 0)
        self.productive = np.zeros(self.shape)  # hours a month of one FTE
        for row in self.rows("groups"):
            hours = row["baseHoursPerWeek"] * 365.25 / 7 / 12
            for allowance in ("leave", "sickness", "training"):
                hours *= 1 - row["allowances"].get(allowance, 0)
            self.productive[:, self.g[row["code"]]] = hours
        self.released = np.zeros(self.shape)  # share of hours
        for row in self.rows("apprentices"):
            self.released[self.cell(row)] = row["apprenticeShare"] * row["releasedShare"]

    def read_flows(self):
        named = {row["cause"] for row in self.rows("hazards")}
        self.causes = ["retire", "ill", "leave"] + sorted(named - {"retire", "ill", "leave"})
        self.base = np.zeros((len(self.causes),) + self.H.shape)
        for row in self.general_first("hazards"):
            rates = [central_hazard(rate, row.get("rateKind")) for rate in row["rates"]]
            self.base[(self.causes.index(row["cause"]),) + self.cell(row)] = by_age(rates)
        self.base[:, ~self.here] = 0
        self.joiners = np.zeros((3,) + self.shape)  # a month, by source
        self.entry = np.zeros((3,) + self.H.shape)
        for row in self.rows("joiners"):
            at = (SOURCES.index(row["source"]),) + self.cell(row)
            self.joiners[at] = central(row["perMonth"])
            self.entry[at] = spread(row["entryAges"])
        self.hiring = []
        for row in self.rows("hiring"):
            at = self.cell(row)
            self.entry[(2,) + at] = spread(row["entryAges"])
            self.hiring.append((at, central(row["fillRate"], True),
                                central(row["applicantsPerMonth"])))
        self.hazard_factors = {}  # by lever ("": the plan's own events) and cause ("": all)
        self.pay_factor = np.ones(self.shape)
        self.outside = np.ones(len(self.places))
        self.elasticity = central(self.scenario.get("payElasticity", {"centre": 0}))

    def read_training(self):
        self.programmes = {}
        for row in self.rows("programmes"):
            length, attrition = row["months"], central(row["attrition"], True)
            self.programmes[row["code"]] = {
                "row": row, "kept": (1 - attrition) ** (1 / length), "factor": 1.0,
                "hours": of_length(row["placementHours"], length),
                "students": of_length(row.get("students", [0]), length), "arrivals": {},
            }
        self.supervisor_hours = np.zeros(self.shape)  # placement hours a month an FTE of the group
        for row in self.rows("supervision"):
            self.supervisor_hours[self.cell(row)] = row["supervisorShare"] * row["hoursPerFte"]
        self.areas = [{"place": self.p[row["place"]], "load": row.get("load", 1),
                       "programmes": [self.programmes[code] for code in row["programmes"]],
                       "simulation": row.get("simulationHoursPerMonth", 0)}
                      for row in self.rows("placementAreas")]

    def read_posts_and_tasks(self):
        self.posts = [{
            "row": row, "home": self.cell(row, "homeGroup"), "filled": float(row["filled"]),
            "funded": row["funded"], "travel": row.get("travelHoursPerMonth", 0),
            "can_refill": all(share.get("funder") for share in row["shares"]),
            "shares": [(self.cell({**share, "place": row["place"]}), Fraction(share["share"]))
                       for share in row["shares"]],
        } for row in self.rows("posts")]
        self.delegations = []
        for row in self.rows("delegations"):
            carers = row["carers"]
            self.delegations.append({
                "row": row, "carers": np.array(carers["byMonthsToExpiry"], float),
                "giver": self.cell(row, "giver"), "receiver": self.cell(row, "receiver"),
                "assessor": self.cell({"place": row["place"], "group": carers["assessorGroup"]}),
                "minutes": central(row["giverMinutes"]), "rho": central(row["receiverFactor"]),
                "sigma": central(row["supervisionShare"], True),
                "saving": central(row["sharedVisitSaving"], True),
                "renewed": central(carers["renewedShare"], True),
                "target": row["target"], "allowed": row["allowed"],
                "planned": carers["plannedPerMonth"],
                "assessor_hours": carers["assessorHoursPerMonth"],
                "sign_off": carers["hoursPerSignOff"], "course": carers["courseHours"],
                "trained_now": 0.0, "assessors_cut": False,
            })

    def read_needs(self):
        self.models = {}
        for row in self.general_first("needs"):
            for p in [self.p[row["place"]]] if row.get("place") else range(len(self.places)):
                if self.here[p, self.g[row["group"]]]:
                    self.models[p, self.g[row["group"]]] = row
        work = [(row, row["yearlyRates"], "hours", 1, 12) for row in self.rows("activities")]
        work += [(row, row["prevalence"], "minutes", central(row["episodesPerYear"]), 720)
                 for row in self.rows("tasks")]
        self.prevention = {}  # by activity or task, or "" for all
        self.work = []  # activities and tasks alike: people × rate × frequency × time
        for row, rates, unit, frequency, divisor in work:
            parts = row["standards"] if unit == "hours" else row["parts"]
            self.work.append({
                "code": row["code"], "frequency": frequency,
                "places": self.places_of(row, [other for other, *_ in work]),
                "tier": "ACTIVITY" if unit == "hours" else "TASK",
                "rates": of_length([central(rate, unit == "minutes") for rate in rates], 19),
                "trend": 1 + central(row.get("trendPerYear", {"centre": 0})),
                "hours": {self.g[part["group"]]: central(part[unit]) * part.get("share", 1)
                          / divisor for part in parts},
                "share": {self.g[part["group"]]: part.get("share", 1) for part in parts},
            })

    def read_money(self):
        self.pay, self.on_cost, self.agency_price = np.full((3,) + self.shape, np.nan)
        for row in self.general_first("pay"):
            at = self.cell(row)
            self.pay[at] = float(row["yearlyPayPence"])
            self.on_cost[at] = row.get("onCostShare", 0)
            self.agency_price[at] = float(row.get("agencyHourPence", "nan"))
        self.levers = {row["code"]: row for row in self.rows("levers")}
        self.cost = {row["code"]: 0.0 for row in self.rows("costLines")}
