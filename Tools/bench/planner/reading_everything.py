"""The demonstration system with rows of every kind added, so that a comparison leaves nothing out.

All that is added is made up, and chosen to make limits bind, not to be likely.
"""

ENTRY = [0.05, 0.2, 0.2, 0.15, 0.12, 0.1, 0.08, 0.05, 0.03, 0.02, 0, 0]
CARER, SUPPORT, NURSE = "HOMECARE-CARE-WORKER", "HOSPITAL-SUPPORT-WORKER", "HOSPITAL-NURSE"
HARROW_OT = {"place": "HARROW", "group": "COUNCIL-OT"}


def centre(value):
    return {"centre": value}


def find(rows, **wanted):
    return next(row for row in rows if all(row.get(k) == v for k, v in wanted.items()))


def calendar(s):
    s.update(start="2027-11", ageingMonth=6)
    brent = find(s["places"], code="BRENT")["pieces"]
    brent[0]["weight"] = 0.8
    brent.append({"kind": "AUTHORITY", "code": "E09000015", "weight": 0.15, "from": "2027-11-01"})
    brent.append({"kind": "AUTHORITY", "code": "E09000009", "from": "2020-04-01",
                  "to": "2027-11-01"})


def staff(s):
    row = find(s["stocks"], **HARROW_OT)
    row["people"] = [0.25 + 0.01 * age for age in range(60)]  # by single years
    row["participation"] = [0.8]
    row = find(s["stocks"], place="EALING", group=CARER)
    row.update(agencyHoursPerMonth=1500, declaredUnmetNeed=12.5)
    find(s["stocks"], place="BRENT", group="COMMUNITY-NURSE")["declaredUnmetNeed"] = 7
    hired = [row for row in s["joiners"] if row["group"] == "COUNCIL-OT"]
    s["joiners"] = [row for row in s["joiners"] if row not in hired]
    s["hiring"] = [{"place": row["place"], "group": "COUNCIL-OT", "entryAges": ENTRY,
                    "fillRate": {"low": 0.1, "high": 0.4}, "applicantsPerMonth": centre(0.6)}
                   for row in hired]
    for place in "BRENT", "HARROW":
        s["joiners"].append({"place": place, "group": SUPPORT, "source": "RETURNING",
                             "perMonth": {"low": 0.5, "high": 2}, "entryAges": ENTRY})
    s["hazards"] += [
        {"place": "BRENT", "group": NURSE, "cause": "leave", "rateKind": "YEARLY_PROBABILITY",
         "rates": [{"low": 0.05, "high": 0.1}]},
        {"place": "HARROW", "group": CARER, "cause": "leave", "rateKind": "LEAVERS_OVER_MEAN_STOCK",
         "rates": [{"low": 0.1, "high": 0.3}]},
        {"place": "EALING", "group": SUPPORT, "cause": "ill", "rateKind": "MONTHLY_PROBABILITY",
         "rates": [centre(0.001 * band) for band in range(12)]},
        {"place": "BRENT", "group": NURSE, "cause": "place:EALING", "rates": [centre(0.02)]},
        {"group": SUPPORT, "cause": "place:BRENT", "place": "EALING", "rates": [centre(0.03)]},
        {"group": SUPPORT, "cause": "place:EALING", "place": "BRENT", "rates": [centre(0.01)]}]


def need(s):
    s["needs"] = [row for row in s["needs"] if row["group"] != "HOMECARE-SENIOR"]
    s["needs"] += [
        {"group": "HOMECARE-SENIOR", "tier": "TASK", "categoryAllowances": [0.1],
         "individualAllowanceFte": 0.5},
        {"place": "BRENT", "group": "HOMECARE-SENIOR", "tier": "PROPORTIONAL",
         "weights": [0.1 * band for band in range(19)]},
        {"place": "EALING", "group": CARER, "tier": "TASK", "categoryAllowances": [0.04, 0.05],
         "individualAllowanceFte": 3, "scalesToEstablishment": True}]
    s["activities"] += [
        {"code": "CLINIC", "yearlyRates": [centre(0.01)], "trendPerYear": centre(-0.02),
         "standards": [{"group": "COMMUNITY-NURSE", "hours": centre(0.5)}]},
        {"code": "DISTRICT-VISIT", "place": "HARROW", "yearlyRates": [centre(0.3)],
         "trendPerYear": centre(0.03),
         "standards": [{"group": "COMMUNITY-NURSE", "hours": centre(0.8)}]}]
    s["tasks"].append({
        "code": "MEDS", "prevalence": [centre(0.001 * band) for band in range(19)],
        "episodesPerYear": centre(300), "parts": [
            {"group": CARER, "minutes": centre(15), "share": 0.7},
            {"group": "HOMECARE-SENIOR", "minutes": centre(12), "share": 0.3}]})


def carers(**more):
    return {"byMonthsToExpiry": [2, 0, 3, 1, 2, 2], "renewedShare": {"low": 0.5, "high": 0.7},
            "plannedPerMonth": 3, "assessorGroup": "COMMUNITY-NURSE", "assessorHoursPerMonth": 5,
            "hoursPerSignOff": 4, "courseHours": 6, "taskHoursPerCarer": 30, **more}


def delegations(s):
    task = {"task": "MEDS", "giver": CARER, "receiver": "PERSONAL-ASSISTANT", "fromNeed": True,
            "giverMinutes": centre(14), "receiverFactor": centre(1.1), "target": 0.8,
            "supervisionShare": centre(0.1), "sharedVisitSaving": centre(0), "allowed": True}
    s["delegations"] += [
        {**task, "place": "HARROW", "carers": carers()},
        {**task, "place": "HOUNSLOW", "carers": carers(taskHoursPerCarer=0.5), "target": 1},
        {**task, "place": "EALING", "carers": carers(assessorHoursPerMonth=500,
                                                     plannedPerMonth=500)},
        {**task, "place": "BRENT", "carers": carers(assessorHoursPerMonth=50), "allowed": False}]


def training(s):
    s["supervision"].append({"place": "WESTMINSTER", "group": "COMMUNITY-NURSE",
                             "supervisorShare": 0.5, "hoursPerFte": 40})
    s["placementAreas"][0]["programmes"].append("TOP-UP")
    s["programmes"].append({
        "code": "TOP-UP", "name": "Nursing, two years", "months": 24, "attrition": centre(0.1),
        "registeredShare": 0.9, "lagMonths": 0, "elsewhere": 0.5,
        "intakes": [{"month": 9, "planned": 200, "applicants": 150},
                    {"month": 1, "planned": 90, "applicants": 400}],
        "placementHours": [0, 40] * 12, "students": [month % 5 for month in range(24)],
        "destinations": [{"place": "WESTMINSTER", "group": NURSE, "share": 0.25},
                         {"place": "HARROW", "group": "COMMUNITY-NURSE", "share": 0.25}],
        "entryAges": ENTRY})


def posts_and_money(s):
    shares = [{"group": "COMMUNITY-NURSE", "share": "1/3", "funder": "TRUSTS"},
              {"group": "COUNCIL-OT", "share": "2/3", "funder": "COUNCILS"}]
    post = {"place": "BRENT", "homeGroup": "COMMUNITY-NURSE", "ftePerPost": 0.8, "funded": 6,
            "filled": 2, "fillRate": 0.5, "travelHoursPerMonth": 9, "shares": shares,
            "sponsor": "a sponsor"}
    unfunded = [shares[0], {"group": "COUNCIL-OT", "share": "2/3"}]
    s["posts"] += [{**post, "code": "BRIDGE"}, {**post, "code": "UNFUNDED", "shares": unfunded}]
    s["pay"].append({"place": "EALING", "group": CARER, "yearlyPayPence": "2510001",
                     "onCostShare": 0.3, "agencyHourPence": "2799"})
    thirds = [{"holder": holder, "share": "1/3"} for holder in ("ICB", "TRUSTS", "COUNCILS")]
    s["costLines"] += [
        {"code": "AGENCY", "agency": CARER, "place": "EALING", "shares": thirds},
        {"code": "AGENCY-EVERYWHERE", "agency": CARER, "shares": thirds},
        {"code": "TRAVEL", "travelPencePerHour": "1733", "shares": thirds},
        {"code": "TRAINING-HARROW", "place": "HARROW", "trainingPencePerHour": "2111",
         "shares": thirds},
        {"code": "PAY-EALING", "place": "EALING", "pay": CARER, "shares": thirds}]
    s["funds"].append({"name": "Open fund", "host": "ICB", "legalBasis": "section 75",
                       "lines": ["TRAVEL"],
                       "contributionsPence": [{"holder": "ICB", "pence": "123456"}]})


def events(s):
    leaving = {"kind": "HAZARD_FACTOR", "group": CARER}
    s["events"] = [
        {"month": 4, "place": "BRENT", **leaving, "cause": "leave", "amount": 0.9},
        {"month": 9, **leaving, "amount": 1.1},
        {"month": 30, **leaving, "cause": "leave", "amount": 1.05},
        {"month": 3, "kind": "MOVE_ONCE", "place": "BRENT", "from": SUPPORT, "to": CARER,
         "amount": 20},
        {"month": 3, "kind": "PROVIDER_EXIT", "place": "BRENT", "group": SUPPORT, "amount": 30,
         "received": [{"group": CARER, "count": 7}, {"group": "HOMECARE-SENIOR", "count": 3}]},
        {"month": 15, "kind": "PROVIDER_EXIT", "place": "BRENT", "group": "COMMUNITY-NURSE",
         "amount": 25},
        {"month": 7, "kind": "JOINERS_ONCE", "place": "HARROW", "group": SUPPORT,
         "source": "RETURNING", "amount": 11},
        {"month": 20, "kind": "JOINERS_PER_MONTH", "group": CARER, "source": "WIDER", "amount": 9},
        {"month": 12, "kind": "ESTABLISHMENT", "group": "COUNCIL-OT", "amount": 55},
        {"month": 6, "kind": "TASK_ALLOWED", "place": "BRENT", "task": "MEDS", "allowed": True},
        {"month": 40, "kind": "TASK_ALLOWED", "task": "MEDS", "allowed": False},
        {"month": 50, "kind": "TASK_ALLOWED", "task": "MEDS", "allowed": True},
        {"month": 18, "kind": "DELEGATION_TARGET", "task": "MED-INSULIN-PEN", "amount": 0.9},
        {"month": 26, "kind": "CARERS_PLANNED", "task": "MED-INSULIN-PEN", "amount": 4},
        {"month": 33, "kind": "ASSESSOR_HOURS", "place": "EALING", "task": "MED-INSULIN-PEN",
         "amount": 6},
        {"month": 24, "kind": "PREVENTION", "activity": "DISTRICT-VISIT", "amount": 0.95},
        {"month": 36, "kind": "PREVENTION", "place": "HARROW", "amount": 0.9},
        {"month": 10, "kind": "PAY", "place": "EALING", "group": CARER, "amount": 1.04},
        {"month": 34, "kind": "PAY", "group": CARER, "amount": 1.08},
        {"month": 22, "kind": "PAY_OUTSIDE", "amount": 1.05},
        {"month": 29, "kind": "INTAKE", "programme": "TOP-UP", "amount": 1.5},
        {"month": 28, "kind": "SIMULATION", "place": "WESTMINSTER", "amount": 9000},
        {"month": 21, "kind": "POSTS_FUNDED", "post": "BRIDGE", "amount": 900}]


def levers(s):
    # Two levers on one hazard multiply, the second later and weaker, beside the plan's own events.
    first = find(s["levers"], code="HOMECARE-RETENTION")
    first["size"] = 20
    later = {"month": 18, "kind": "HAZARD_FACTOR", "group": CARER, "cause": "leave"}
    s["levers"].append({**first, "code": "RETENTION-TWO", "size": 10, "earliestMonth": 18,
                        "effects": [{"event": later, "base": 1, "perUnit": -0.01}]})


def everything(scenario):
    for add in (calendar, staff, need, delegations, training, posts_and_money, events, levers):
        add(scenario)
    return scenario
