"""What a point of time has and needs, what it costs, and how a year is told (step 9)."""

import math

import numpy as np

from reading_scenario import BAND_OF_AGE, EVERYTHING, Scenario, central, shares_of


def split(pence, shares):
    """Whole pence by holder: largest remainder, ties to the lower holder."""
    exact = {holder: abs(pence) * share for holder, share in sorted(shares.items())}
    whole = {holder: math.floor(part) for holder, part in exact.items()}
    by_remainder = sorted(exact, key=lambda holder: (whole[holder] - exact[holder], holder))
    for holder in by_remainder[:abs(pence) - sum(whole.values())]:
        whole[holder] += 1
    return [{"holder": holder, "pence": int(math.copysign(1, pence)) * part}
            for holder, part in whole.items()]


class YearEnd(Scenario):
    """Capacity, need and money of one point of a scenario, and the rows of a year."""

    def __init__(self, scenario, sizes=None):
        super().__init__(scenario, sizes)
        self.scale = np.ones(self.shape)
        self.scale_to_establishment()
        self.first_hours = self.hours_before_delegation(0)[0]

    def scale_to_establishment(self):
        """Scales hours before delegation so that point 0 requires what it has posts for."""
        first = self.hours_before_delegation(0)[0]
        for at, row in self.models.items():
            if row.get("scalesToEstablishment"):
                caf, iaf = self.allowances(at)
                wanted = (self.required_at_0[at] - iaf) / caf * self.productive[at]
                self.scale[at] = wanted / first[at]

    def holders(self):
        result = np.zeros(self.shape)
        for post in self.posts:
            result[post["home"]] += post["filled"]
        return result

    def post_fte(self):
        result = np.zeros(self.shape)
        for post in self.posts:
            for at, share in post["shares"]:
                result[at] += post["filled"] * post["row"]["ftePerPost"] * float(share)
        return result

    def fte(self):
        people = self.H.sum(-1)
        not_joint = 1 - self.holders() / np.where(people > 0, people, 1)
        return (self.H * self.participation).sum(-1) * not_joint + self.post_fte()

    def capacity(self):
        fte = self.fte()
        hours = fte * self.productive
        travel, students = np.zeros((2,) + self.shape)
        for post in self.posts:
            for at, share in post["shares"]:
                travel[at] += post["travel"] * post["filled"] * float(share)
        for area in self.areas:
            asked = sum((q["students"] * q["hours"]).sum() for q in area["programmes"])
            lost = max(0, asked - area["simulation"]) * area["load"]
            by_group = (self.supervisor_hours * fte)[area["place"]]
            if by_group.sum() > 0:
                students[area["place"]] += lost * by_group / by_group.sum()
        release = hours * self.released
        available = hours - travel - release - students + self.agency
        return {"fte": fte, "jointPostFte": self.post_fte(), "productiveHours": hours,
                "travelHours": travel, "releaseHours": release, "studentHours": students,
                "agencyHours": self.agency, "availableHours": available,
                "availableFte": available / self.productive}

    def allowances(self, at):
        row = self.models[at]
        if row["tier"] == "PROPORTIONAL":
            return 1, 0
        shares = sum(row.get("categoryAllowances", []))
        return 1 / (1 - shares), row.get("individualAllowanceFte", 0)

    def hours_before_delegation(self, t):
        """Required hours a month by cell (NaN: no model), and the parts: code, hours, factors."""
        now, first = self.population(t), self.population(0)
        hours, parts = np.full(self.shape, np.nan), {}
        for at, row in self.models.items():
            p, g = at
            if row["tier"] == "PROPORTIONAL":
                weights = np.array(row.get("weights") or [0] * 13 + [1] * 6, float)
                people = now[p] @ weights / (first[p] @ weights)
                hours[at] = self.required_at_0[at] * people * self.productive[at]
                parts[at] = [("", hours[at], {"people": people})]
                continue
            parts[at] = []
            for work in self.work:
                if work["tier"] == row["tier"] and g in work["hours"] and p in work["places"]:
                    people, trend = now[p] @ work["rates"], work["trend"] ** (t / 12)
                    prevention = self.prevented(work["code"], p)
                    each = work["frequency"] * work["hours"][g] * self.scale[at]
                    factors = {"people": people / (first[p] @ work["rates"]),
                               "trend": trend, "prevention": prevention}
                    parts[at].append((work["code"], people * trend * prevention * each, factors))
            hours[at] = sum(part[1] for part in parts[at])
        return hours, parts

    def prevented(self, code, p):
        """What prevention of one activity or task, and of all, multiplies its hours by."""
        one = np.ones(len(self.places))
        return self.prevention.get(code, one)[p] * self.prevention.get("", one)[p]

    def tasks_a_month(self, task, t, before):
        """N: the giver's part of the tier 3 task, or the input, growing with the giver's hours."""
        (p, g), row = task["giver"], task["row"]
        if not row.get("fromNeed"):
            grown = before[p, g] / self.first_hours[p, g] if (p, g) in self.models else 1
            return central(row["tasksPerMonth"]) * grown
        work = next(w for w in self.work if w["code"] == row["task"] and w["tier"] == "TASK"
                    and p in w["places"])
        return (self.population(t)[p] @ work["rates"] * work["frequency"] / 12
                * self.prevented(work["code"], p) * work["share"][g])

    def delegate(self, t, before):
        """Hours a month that delegation adds by cell; what each task reached is in `now`."""
        added, people = np.zeros(self.shape), self.H.sum(-1)
        for task in self.delegations:
            can_give = task["row"]["carers"]["taskHoursPerCarer"]
            tasks, authorised = self.tasks_a_month(task, t, before), task["carers"].sum()
            giver_hours = tasks * task["minutes"] / 60
            asked = giver_hours * task["rho"]
            coverage = authorised * can_give / asked if asked else 1
            reached = min(task["target"], coverage) if task["allowed"] else 0
            moved = reached * giver_hours
            receiver = task["rho"] * moved * (1 - task["saving"])
            added[task["giver"]] += task["sigma"] * moved - moved
            added[task["receiver"]] += receiver + task["trained_now"] * task["course"]
            added[task["assessor"]] += task["trained_now"] * task["sign_off"]
            limit = ("NONE" if reached == task["target"] else
                     "POLICY" if not task["allowed"] else
                     "RECEIVER_HOURS" if people[task["receiver"]] * can_give
                     < task["target"] * asked else
                     "ASSESSOR_TIME" if task["assessors_cut"] else "COMPETENCE")
            training = task["trained_now"] * (task["course"] + task["sign_off"])
            task["now"] = {
                "tasksPerMonth": tasks, "target": task["target"], "reached": reached,
                "limit": limit, "authorised": authorised, "hoursMoved": moved,
                "supervisionHours": task["sigma"] * moved, "receiverHours": receiver,
                "trainingHours": training}
        return added

    def spend(self, t, fte):
        for row in self.rows("costLines"):
            at = self.p[row["place"]] if row.get("place") else EVERYTHING
            if "pay" in row or "agency" in row:
                cell = (at, self.g[row.get("pay") or row["agency"]])
                yearly = fte * self.pay * self.pay_factor * (1 + self.on_cost)
                bought = np.where(self.agency > 0, self.agency * self.agency_price, 0)
                pence = np.where(self.here, yearly / 12 if "pay" in row else bought, 0)[cell].sum()
            elif "trainingPencePerHour" in row:
                pence = float(row["trainingPencePerHour"]) * sum(
                    task["now"]["trainingHours"] for task in self.delegations
                    if at in (EVERYTHING, task["giver"][0]))
            elif "travelPencePerHour" in row:
                pence = float(row["travelPencePerHour"]) * sum(
                    post["travel"] * post["filled"] for post in self.posts
                    if at in (EVERYTHING, post["home"][0]))
            else:
                lever, size = self.levers[row["lever"]], self.sizes[row["lever"]]
                begins = min(effect["event"]["month"] for effect in lever["effects"])
                yearly = float(lever.get("yearlyCostPencePerUnit", 0)) * size
                pence = yearly / 12 if t >= begins else 0
            self.cost[row["code"]] += pence

    # What is told of a year

    def write_year(self, year, capacity, before, added, required, parts):
        for p, g in zip(*np.nonzero(self.here)):
            row = {"place": self.places[p], "group": self.groups[g], "year": year,
                   "people": np.bincount(BAND_OF_AGE, self.H[p, g]).tolist(),
                   "capacity": {name: float(value[p, g]) for name, value in capacity.items()}}
            if not np.isnan(self.establishment[p, g]):
                row["establishment"] = float(self.establishment[p, g])
            if (p, g) in self.models:
                row["need"] = self.told_need(p, g, before, added, required, parts)
                row["gapFte"] = required[p, g] - row["capacity"]["availableFte"]
                row["gapHours"] = row["need"]["hours"] - row["capacity"]["availableHours"]
            if year:
                row["flows"] = self.told_flows(p, g)
            self.result["groups"].append(row)
        for code, programme in sorted(self.programmes.items()):
            self.result["programmes"].append({
                "programme": code, "year": year, "students": programme["students"].sum(),
                **programme["year"]})
        for task in self.delegations:
            self.result["delegations"].append({
                "task": task["row"]["task"], "place": task["row"]["place"], "year": year,
                **task["now"], **task["year"]})
        for post in self.posts:
            fte = post["filled"] * post["row"]["ftePerPost"]
            self.result["posts"].append({
                "post": post["row"]["code"], "year": year, "filled": post["filled"],
                "funded": post["funded"],
                "fteByShare": [fte * float(share) for _, share in post["shares"]]})
        if year:
            self.write_money(year)

    def told_need(self, p, g, before, added, required, parts):
        tier = ["PROPORTIONAL", "ACTIVITY", "TASK"].index(self.models[p, g]["tier"]) + 1
        need = {"tier": tier, "hoursBeforeDelegation": before[p, g],
                "delegationHours": added[p, g], "hours": before[p, g] + added[p, g],
                "fte": required[p, g]}
        told = [{"code": code, "hours": hours, "factors": [
            {"name": name, "value": value} for name, value in factors.items()]}
            for code, hours, factors in parts[p, g]]
        if len(told) == 1:
            return {**need, "factors": told[0]["factors"]}
        return {**need, "parts": told}

    def told_flows(self, p, g):
        flows = {"opening": self.opening[p, g], "closing": self.H[p, g].sum(), "joiners": {}}
        for name, value in self.flows.items():
            if name in ("newlyQualified", "international", "returning", "wider"):
                flows["joiners"][name] = value[p, g]
            elif value.ndim == 2:
                flows[name] = value[p, g]
            else:
                codes = self.groups if name.startswith("moved") else self.places
                flows[name] = [{"code": code, "count": count}
                               for code, count in zip(codes, value[p, g]) if count]
        return flows

    def write_money(self, year):
        lines = {}
        for row in sorted(self.rows("costLines"), key=lambda row: row["code"]):
            told, pence = {"line": row["code"], "year": year}, self.cost[row["code"]]
            if not math.isnan(pence):
                lines[row["code"]] = told["pence"] = math.floor(pence + 0.5)
                told["byHolder"] = split(told["pence"], shares_of(row))
            self.result["costs"].append(told)
        for row in self.rows("funds"):
            paid_in = sum(int(c["pence"]) for c in row["contributionsPence"])
            told = {"name": row["name"], "year": year, "contributionsPence": paid_in,
                    "settlement": "UNKNOWN"}
            if all(line in lines for line in row["lines"]):
                told["spendPence"] = sum(lines[line] for line in row["lines"])
                told["overspendPence"] = told["spendPence"] - paid_in
                told["settlement"] = "SHARED" if row.get("riskShares") else "UNRESOLVED"
            if told["settlement"] == "SHARED":
                shares = shares_of({"shares": row["riskShares"]})
                told["borne"] = split(told["overspendPence"], shares)
            self.result["funds"].append(told)
