"""Answers that are known by hand, for `reading.py --self-test`: the design's T-tests and more.

Every scenario here is made up. Tolerance 1e-9 relative; figures printed with fewer places are held
to the places they have.
"""

from fractions import Fraction

import numpy as np

from reading import Reading, monthly_exits, one_year_older
from reading_year_end import split

held = []
WEEK_TO_MONTH = 365.25 / 7 / 12
YOUNG = [0, 1] + [0] * 10


def near(what, got, wanted, places=None):
    tolerance = 0.5 * 10.0 ** -places if places is not None else 1e-9 * abs(wanted)
    if not abs(got - wanted) <= tolerance:
        raise SystemExit(f"{what}: {got:.15g}, not {wanted:.15g}")
    held.append(what)


def exact(value):
    return {"centre": value}


def group(code, hours=37.5, leave=0.0):
    return {"code": code, "name": code, "sector": "HEALTH", "baseHoursPerWeek": hours,
            "allowances": {"leave": leave, "sickness": 0, "training": 0}}


def scenario(opening, years=15, people=None, **more):
    """One place with so many people of 20 to 24 in each group, all full-time."""
    band = (people or [1000] + [0] * 18)
    return {
        "start": "2026-04", "horizonMonths": 12 * years,
        "places": [{"code": "X", "population": {"principal": {
            "firstYear": 2025, "years": [{"people": band}] * (years + 3)}}}],
        "groups": [group(code) for code in opening],
        "stocks": [{"place": "X", "group": code, "participation": [1], "establishment": 1,
                    "people": [count * part for part in YOUNG]}
                   for code, count in opening.items()], **more}


def leaves(code, monthly, cause="leave"):
    return {"group": code, "cause": cause, "rateKind": "MONTHLY_PROBABILITY",
            "rates": [exact(monthly)]}


def run(data):
    reading = Reading(data)
    reading.run()
    return reading


def stocks():
    joiners = {"place": "X", "group": "A", "source": "WIDER", "perMonth": exact(8),
               "entryAges": YOUNG}
    reading = run(scenario({"A": 1000}, hazards=[leaves("A", 0.01)], joiners=[joiners]))
    for month, answer in (
            (1, 998), (12, 977.2769743432), (60, 909.4313284782), (180, 832.7615939416)):
        near(f"T1 month {month}", reading.by_month[month]["people"].sum(), answer,
             None if month == 1 else 10)
    reading = run(scenario({"A": 600, "B": 400}, hazards=[
        leaves("A", 0.006, "move:B"), leaves("B", 0.002, "move:A")]))
    for month, answer in (12, (567.8396766329, 432.1603233671)), (
            180, (332.4458940898, 667.5541059102)):
        for got, wanted in zip(reading.by_month[month]["people"][0], answer):
            near(f"T2 month {month}", got, wanted, 10)
        near("T2 sum", reading.by_month[month]["people"].sum(), 1000)


def ages():
    for start, once in (120.0, 120), (0.0, 120), (0.0, 0):
        people = np.full(60, start)
        people[0] = once
        for year in range(60):
            people[0] += 120 - once  # ten a month, or once a year just after ageing
            for total in people.reshape(12, 5).sum(1) if year == 59 or start else []:
                near("T3 a class just before ageing", total, 600)
            people[-1] = 0  # past 75
            people = one_year_older(people)
            people[0] = once
        near("T3 the youngest class just after ageing", people[:5].sum(), 600 if once else 480)
    near("T3 the last age stays", one_year_older(np.ones(60))[-1], 2)


def students():
    programme = {"code": "Q", "months": 36, "attrition": exact(0.24), "registeredShare": 1,
                 "intakes": [{"month": 4, "planned": 100, "applicants": 500}], "elsewhere": 0,
                 "placementHours": [100], "entryAges": YOUNG, "lagMonths": 2,
                 "destinations": [{"place": "X", "group": "A", "share": 1}]}
    data = scenario({"A": 100}, years=4, programmes=[programme])
    reading = Reading(data)
    near("T4 a month's attrition", 1 - reading.programmes["Q"]["kept"], 0.0075942625, 10)
    rows = reading.run()["programmes"]
    near("T4 in", rows[1]["intake"], 100)
    near("T4 out, after 36 thinnings", rows[4]["graduated"], 76)
    arrived = [totals["people"].sum() for totals in reading.by_month]
    near("T4 first post not before its lag", arrived[39], 100)
    near("T4 first post in month 36 + 1 + 2", arrived[40], 176)

    # Room: 10 FTE carry 50 hours each; 100 a student in every month of the programme; three
    # students are near the end, so the first month is the tightest: 500 - 3 × 100 leaves two.
    data = scenario({"A": 10}, years=1, programmes=[{
        **programme, "attrition": exact(0), "students": [0] * 30 + [3] + [0] * 5}],
        supervision=[{"place": "X", "group": "A", "supervisorShare": 1, "hoursPerFte": 50}],
        placementAreas=[{"place": "X", "programmes": ["Q"]}])
    data["programmes"][0]["intakes"] = [{"month": 5, "planned": 100, "applicants": 7}]
    row = run(data).result["programmes"][1]
    near("room", row["intake"], 2)
    near("refused for room", row["refusedForRoom"], 5)


def delegation():
    hours = 1950 * 7 / 365.25
    task = {"code": "T", "prevalence": [exact(1)], "episodesPerYear": exact(365),
            "parts": [{"group": "NURSE", "minutes": exact(20), "share": 1}]}
    data = scenario(
        {"CARER": 1000, "NURSE": 30}, years=1, people=[500] + [0] * 18, tasks=[task],
        needs=[{"group": "NURSE", "tier": "TASK"}, {"group": "CARER", "tier": "PROPORTIONAL",
                                                    "weights": [1] * 19}],
        delegations=[{
            "task": "T", "place": "X", "giver": "NURSE", "receiver": "CARER",
            "giverMinutes": exact(20), "fromNeed": True, "receiverFactor": exact(1.25),
            "supervisionShare": exact(0.15), "sharedVisitSaving": exact(0), "target": 0.4,
            "allowed": True, "carers": {
                "byMonthsToExpiry": [0, 1000], "renewedShare": exact(1), "plannedPerMonth": 0,
                "assessorGroup": "NURSE", "assessorHoursPerMonth": 0, "hoursPerSignOff": 1,
                "courseHours": 1, "taskHoursPerCarer": 10}}])
    data["groups"] = [group("CARER", hours, 0.24), group("NURSE", hours, 0.24)]
    result = run(data).result
    row, (carer, nurse) = result["delegations"][0], result["groups"][:2]
    near("T6 hours a year before", nurse["need"]["hoursBeforeDelegation"] * 12, 60833.33, 2)
    near("T6 moved", row["hoursMoved"] * 12, 24333.33, 2)
    near("T6 supervision", row["supervisionHours"] * 12, 3650)
    near("T6 nurse", nurse["need"]["hours"] * 12, 40150)
    near("T6 carer", row["receiverHours"] * 12, 30416.67, 2)
    near("T6 nurse FTE before", nurse["need"]["hoursBeforeDelegation"] * 12 / 1482, 41.0481, 4)
    near("T6 nurse FTE", nurse["need"]["fte"], 27.0918, 4)
    near("T6 carer FTE added", carer["need"]["fte"] - 1, 20.5241, 4)
    assert row["limit"] == "NONE" and row["reached"] == 0.4


def authorised():
    pool, answers = 100.0, {12: 113.489008, 60: 133.531790, 20000: 137.614679}
    for month in range(1, 20001):
        pool = pool * 0.98 * (11 / 12 + 0.8 / 12) + 5
        if month in answers:
            near(f"T19 one pool, month {month}", pool, answers[month], 6)
    data = scenario({"NURSE": 10, "CARER": 1e12}, years=50, hazards=[leaves("CARER", 0.02)],
                    delegations=[{
                        "task": "T", "place": "X", "giver": "NURSE", "receiver": "CARER",
                        "giverMinutes": exact(20), "tasksPerMonth": exact(1),
                        "receiverFactor": exact(1), "supervisionShare": exact(0),
                        "sharedVisitSaving": exact(0), "target": 1, "allowed": True, "carers": {
                            "byMonthsToExpiry": [100 / 12] * 12, "renewedShare": exact(0.8),
                            "plannedPerMonth": 5, "assessorGroup": "NURSE",
                            "assessorHoursPerMonth": 100, "hoursPerSignOff": 1,
                            "courseHours": 1, "taskHoursPerCarer": 10}}])
    carers = [totals["carers"][0] for totals in run(data).by_month]
    for month, answer in (12, 116.598157), (60, 140.243763), (600, 144.591537):
        near(f"T19b by months to expiry, month {month}", carers[month], answer, 6)


def exits():
    parts = monthly_exits(np.array([[0.10], [0.02], [0.03]]))[:, 0]
    near("T20 exit", parts.sum(), 0.0124221995, 10)
    for part, answer in zip(parts, (0.0082814663, 0.0016562933, 0.0024844399)):
        near("T20 part", part, answer, 10)
    near("T20 nobody leaves", monthly_exits(np.zeros((3, 1))).sum(), 0)


def joint_posts():
    post = {"code": "J", "place": "X", "homeGroup": "A", "ftePerPost": 1, "funded": 10,
            "filled": 10, "fillRate": 0, "travelHoursPerMonth": 6,
            "shares": [{"group": "A", "share": "3/5", "funder": "F"},
                       {"group": "B", "share": "2/5", "funder": "F"}]}
    data = scenario({"A": 10, "B": 0}, years=1, posts=[post], hazards=[leaves("A", 0.1)], events=[
        {"month": 1, "kind": "HAZARD_FACTOR", "group": "A", "cause": "leave", "amount": 0}])
    rows = run(data).result["groups"]
    for row, answer in zip(rows, (6, 4, 5.4, 3.6)):
        near(f"T21 FTE of {row['group']}, year {row['year']}", row["capacity"]["fte"], answer)
    near("T21 people", sum(sum(row["people"]) for row in rows[2:]), 9)
    near("T21 travel hours", rows[2]["capacity"]["travelHours"], 9 * 6 * 0.6)


def hours_and_money():
    data = scenario({"A": 100, "B": 0}, years=1, pay=[
        {"group": "A", "yearlyPayPence": "3000000", "onCostShare": 0.2}],
        hazards=[{"group": "A", "cause": "leave", "rates": [exact(0.1)]}], payElasticity=exact(1),
        joiners=[{"place": "X", "group": code, "source": "WIDER", "perMonth": exact(0),
                  "entryAges": YOUNG} for code in "AB"],
        hiring=[{"place": "X", "group": "B", "fillRate": exact(0.5),
                 "applicantsPerMonth": exact(20), "entryAges": YOUNG}],
        holders=[], costLines=[{"code": "PAY", "pay": "A", "shares": [
            {"holder": "P", "share": "2/3"}, {"holder": "O", "share": "1/3"}]}],
        apprentices=[{"place": "X", "group": "A", "apprenticeShare": 0.1, "releasedShare": 0.2}],
        events=[{"month": 0, "kind": "PAY", "group": "A", "amount": 2},
                {"month": 0, "kind": "MOVE_ONCE", "from": "A", "to": "B", "amount": 10},
                {"month": 0, "kind": "ESTABLISHMENT", "group": "B", "amount": 30}])
    reading = run(data)
    stay = np.exp(-0.05 / 12)  # twice the pay, elasticity 1: half as many leave
    near("pay pull", reading.by_month[12]["people"][0, 0], 90 * stay ** 12)
    near("hiring, half of 20 open posts", reading.by_month[1]["people"][0, 1], 20)
    near("hiring, half of 10", reading.by_month[2]["people"][0, 1], 25)
    row = reading.result["groups"][0]["capacity"]
    near("hours", row["availableHours"], 100 * 37.5 * WEEK_TO_MONTH * 0.98)
    line = reading.result["costs"][0]
    yearly = sum(90 * stay ** month for month in range(1, 13)) * 2 * 3000000 * 1.2 / 12
    near("pay of a year", line["pence"], yearly, 0)
    near("shares add up", sum(part["pence"] for part in line["byHolder"]), line["pence"])
    parts = split(100_000_000, {"A": Fraction("11/20"), "B": Fraction("9/20")})
    near("£1m over at 55/45", parts[0]["pence"], 55_000_000)
    odd = split(-1, {"B": Fraction("1/2"), "A": Fraction("1/2")})
    near("a penny left goes to the lower holder", odd[0]["pence"], -1)


def check():
    for answers in (stocks, ages, students, delegation, authorised, exits, joint_posts,
                    hours_and_money):
        before = len(held)
        answers()
        print(f"ok {answers.__name__}: {len(held) - before} answers")
