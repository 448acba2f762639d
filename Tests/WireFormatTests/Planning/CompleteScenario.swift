import OneWorkforceProtos

/// A small valid scenario in which every kind of row occurs: tests change the one thing they are
/// about. Its numbers are made up.
enum CompleteScenario {
  static let ages: [Double] = [0.1, 0.2, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1, 0, 0, 0, 0]

  static var wire: WirePlanScenario {
    .with {
      $0.title = "two places, made up"
      $0.start = "2026-04"
      $0.horizonMonths = 24
      $0.synthetic = true
      $0.defaultProvenance = .with {
        $0.grade = "ELICITED"
        $0.source = "made up for a test"
        $0.synthetic = true
      }
      $0.places = places
      $0.groups = [
        group("NURSE", "HEALTH"), group("CARER", "SOCIAL_CARE"), group("ASSESSOR", "HEALTH"),
      ]
      $0.stocks = stocks
      $0.hazards = hazards
      addFlows(to: &$0)
      addNeeds(to: &$0)
      addTraining(to: &$0)
      addWork(to: &$0)
      addMoney(to: &$0)
      addEvents(to: &$0)
      $0.uncertainty = uncertainty
    }
  }

  static func exact(_ centre: Double) -> WirePlanValue { .with { $0.centre = centre } }

  static func range(_ low: Double, _ high: Double) -> WirePlanValue {
    .with {
      $0.low = low
      $0.high = high
    }
  }

  private static var places: [WirePlannedPlace] {
    [
      .with {
        $0.code = "BRENT"
        $0.name = "Brent"
        $0.population = .with {
          $0.basis = "made up"
          $0.principal = people(1_000)
          $0.variants = (1...4).map { people(1_000 + 10 * Double($0)) }
        }
      },
      .with {
        $0.code = "HARROW"
        $0.name = "Harrow"
        $0.pieces = [
          .with {
            $0.kind = "AUTHORITY"
            $0.code = "E09000015"
            $0.weight = 0.5
            $0.from = "2024-04-01"
            $0.to = "2040-04-01"
          }
        ]
      },
    ]
  }

  private static func people(_ count: Double) -> WirePopulationTable {
    .with {
      $0.firstYear = 2025
      $0.years = (0..<5).map { year in
        .with { $0.people = Array(repeating: count + 5 * Double(year), count: 19) }
      }
    }
  }

  private static func group(_ code: String, _ sector: String) -> WireStaffGroup {
    .with {
      $0.code = code
      $0.name = "Group \(code)"
      $0.sector = sector
      $0.regulated = code == "NURSE"
      $0.baseHoursPerWeek = 37.5
      $0.allowances = .with {
        $0.leave = 0.14
        $0.sickness = 0.05
        $0.training = 0
      }
      $0.leverOwner = "PLACE"
      $0.exclusions = ["agency staff"]
    }
  }

  private static var stocks: [WireOpeningStock] {
    [
      stock("BRENT", "NURSE", Array(repeating: 10, count: 12)),
      stock("BRENT", "CARER", Array(repeating: 20, count: 12)),
      stock("BRENT", "ASSESSOR", Array(repeating: 1, count: 12)),
      stock("HARROW", "CARER", Array(repeating: 2, count: 60)),
    ]
  }

  private static func stock(
    _ place: String, _ group: String, _ people: [Double]
  ) -> WireOpeningStock {
    .with {
      $0.place = place
      $0.group = group
      $0.people = people
      $0.participation = [0.8]
      $0.establishment = 250
      $0.declaredUnmetNeed = 4
      $0.agencyHoursPerMonth = 100
    }
  }

  private static var hazards: [WireHazard] {
    [
      .with {
        $0.group = "NURSE"
        $0.cause = "leave"
        $0.rateKind = "YEARLY_PROBABILITY"
        $0.rates = [range(0.05, 0.12)]
      },
      .with {
        $0.place = "BRENT"
        $0.group = "CARER"
        $0.cause = "leave"
        $0.rates = [
          .with {
            $0.measured = .with {
              $0.leavers = 46
              $0.exposure = 610
              $0.years = 1
              $0.prior = 0.07
            }
            $0.grade = "MEASURED"
            $0.source = "a file made up"
            $0.rung = "PLACE"
            $0.coverage = 0.7
          }
        ]
      },
      .with {
        $0.group = "CARER"
        $0.cause = "move:NURSE"
        $0.rates = (1...12).map { exact(0.001 * Double($0)) }
      },
      .with {
        $0.place = "BRENT"
        $0.group = "CARER"
        $0.cause = "place:HARROW"
        $0.rates = [exact(0.01)]
      },
      .with {
        $0.group = "NURSE"
        $0.cause = "retire"
        $0.rateKind = "MONTHLY_PROBABILITY"
        $0.rates = [exact(0.002)]
      },
    ]
  }

  private static func addFlows(to wire: inout WirePlanScenario) {
    wire.joiners = [
      .with {
        $0.place = "BRENT"
        $0.group = "NURSE"
        $0.source = "INTERNATIONAL"
        $0.perMonth = .with {
          $0.centre = 2
          $0.low = 1
          $0.high = 5
        }
        $0.entryAges = ages
      }
    ]
    wire.hiring = [
      .with {
        $0.place = "BRENT"
        $0.group = "CARER"
        $0.fillRate = .with {
          $0.centre = 0.2
          $0.grade = "PLACEHOLDER"
          $0.source = "nobody has it"
        }
        $0.applicantsPerMonth = exact(30)
        $0.entryAges = ages
      }
    ]
  }

  private static func addNeeds(to wire: inout WirePlanScenario) {
    wire.needs = [
      .with {
        $0.place = "BRENT"
        $0.group = "CARER"
        $0.tier = "PROPORTIONAL"
      },
      .with {
        $0.place = "BRENT"
        $0.group = "NURSE"
        $0.tier = "TASK"
        $0.categoryAllowances = [0.1, 0.05]
        $0.individualAllowanceFte = 1.5
        $0.scalesToEstablishment = true
      },
      .with {
        $0.place = "BRENT"
        $0.group = "ASSESSOR"
        $0.tier = "ACTIVITY"
      },
    ]
    wire.activities = [
      .with {
        $0.code = "VISIT"
        $0.name = "Visit"
        $0.yearlyRates = (0..<19).map { exact(0.1 * Double($0)) }
        $0.trendPerYear = exact(0.01)
        $0.standards = [
          .with {
            $0.group = "ASSESSOR"
            $0.hours = exact(0.25)
          }
        ]
      }
    ]
    wire.tasks = [
      .with {
        $0.code = "INSULIN"
        $0.name = "Insulin"
        $0.place = "BRENT"
        $0.prevalence = [range(0.01, 0.03)]
        $0.episodesPerYear = exact(365)
        $0.parts = [
          .with {
            $0.group = "NURSE"
            $0.minutes = exact(20)
            $0.share = 1
          }
        ]
      }
    ]
  }

  private static func addTraining(to wire: inout WirePlanScenario) {
    wire.programmes = [
      .with {
        $0.code = "NURSING"
        $0.name = "Nursing"
        $0.months = 36
        $0.attrition = exact(0.24)
        $0.registeredShare = 0.95
        $0.lagMonths = 2
        $0.intakes = [
          .with {
            $0.month = 9
            $0.planned = 40
            $0.applicants = 60
          }
        ]
        $0.placementHours = [20]
        $0.students = (0..<36).map { Double($0 % 12) }
        $0.destinations = [
          .with {
            $0.place = "BRENT"
            $0.group = "NURSE"
            $0.share = 0.6
          }
        ]
        $0.elsewhere = 0.4
        $0.entryAges = ages
      }
    ]
    wire.supervision = [
      .with {
        $0.place = "BRENT"
        $0.group = "NURSE"
        $0.supervisorShare = 0.3
        $0.hoursPerFte = 60
      }
    ]
    wire.placementAreas = [
      .with {
        $0.place = "BRENT"
        $0.programmes = ["NURSING"]
        $0.simulationHoursPerMonth = 200
      }
    ]
    wire.apprentices = [
      .with {
        $0.place = "BRENT"
        $0.group = "CARER"
        $0.apprenticeShare = 0.1
        $0.releasedShare = 0.2
      }
    ]
  }

  private static func addWork(to wire: inout WirePlanScenario) {
    wire.posts = [
      .with {
        $0.code = "JOINT"
        $0.name = "Joint post"
        $0.place = "BRENT"
        $0.homeGroup = "NURSE"
        $0.shares = [share("NURSE", "3/5", "ICB"), share("CARER", "2/5", "")]
        $0.ftePerPost = 1
        $0.funded = 10
        $0.filled = 8
        $0.fillRate = 0.1
        $0.travelHoursPerMonth = 4
        $0.sponsor = "Director of nursing"
      }
    ]
    wire.delegations = [
      .with {
        $0.task = "INSULIN"
        $0.name = "Insulin"
        $0.place = "BRENT"
        $0.giver = "NURSE"
        $0.receiver = "CARER"
        $0.giverMinutes = exact(20)
        $0.fromNeed = true
        $0.receiverFactor = exact(1.25)
        $0.supervisionShare = range(0.1, 0.2)
        $0.sharedVisitSaving = exact(0)
        $0.target = 0.4
        $0.allowed = true
        $0.carers = carers
      }
    ]
  }

  private static func share(
    _ group: String, _ share: String, _ funder: String
  ) -> WireJointPostShare {
    .with {
      $0.group = group
      $0.share = share
      $0.funder = funder
    }
  }

  private static var carers: WireAuthorisedCarers {
    .with {
      $0.byMonthsToExpiry = Array(repeating: 3, count: 12)
      $0.renewedShare = exact(0.8)
      $0.plannedPerMonth = 5
      $0.assessorGroup = "ASSESSOR"
      $0.assessorHoursPerMonth = 40
      $0.hoursPerSignOff = 4
      $0.courseHours = 7
      $0.taskHoursPerCarer = 30
    }
  }

  private static func addMoney(to wire: inout WirePlanScenario) {
    wire.pay = ["NURSE", "CARER", "ASSESSOR"].map { group in
      .with {
        $0.group = group
        $0.yearlyPayPence = 3_000_000
        $0.onCostShare = 0.25
        $0.agencyHourPence = 2_500
      }
    }
    wire.payElasticity = range(0.5, 1.5)
    wire.holders = ["ICB", "COUNCIL"].map { code in
      .with {
        $0.code = code
        $0.name = "Holder \(code)"
      }
    }
    wire.costLines = [
      line("PAY-NURSE") { $0.pay = "NURSE" }, line("AGENCY") { $0.agency = "CARER" },
      line("TRAINING") { $0.trainingPencePerHour = 1_800 },
      line("TRAVEL") { $0.travelPencePerHour = 1_500 }, line("PULLED") { $0.lever = "RECRUIT" },
    ]
    wire.funds = [
      .with {
        $0.name = "pooled"
        $0.host = "COUNCIL"
        $0.legalBasis = "section 75"
        $0.lines = ["TRAINING", "TRAVEL"]
        $0.contributionsPence = [
          .with {
            $0.holder = "ICB"
            $0.pence = 55_000_000
          }
        ]
        $0.riskShares = halves
      }
    ]
    wire.statedTolerance = 0.05
    wire.stated = [
      .with {
        $0.place = wire.stocks[0].place
        $0.group = "NURSE"
        $0.year = 1
        $0.staffFte = 10
        $0.activityHours = 15_000
        $0.payPence = 37_500_000
      }
    ]
  }

  private static var halves: [WireHolderShare] {
    [("ICB", "11/20"), ("COUNCIL", "9/20")].map { holder, share in
      .with {
        $0.holder = holder
        $0.share = share
      }
    }
  }

  private static func line(
    _ code: String, _ kind: (inout WireCostLine) -> Void
  ) -> WireCostLine {
    .with {
      $0.code = code
      $0.name = "Line \(code)"
      $0.shares = halves
      kind(&$0)
    }
  }

  static func event(
    _ month: Int32, _ kind: String, _ rest: (inout WirePlanEvent) -> Void = { _ in }
  ) -> WirePlanEvent {
    .with {
      $0.month = month
      $0.kind = kind
      rest(&$0)
    }
  }

  private static func addEvents(to wire: inout WirePlanScenario) {
    wire.events = [
      event(3, "HAZARD_FACTOR") { ($0.group, $0.cause, $0.amount) = ("CARER", "leave", 0.9) },
      event(4, "HAZARD_FACTOR") { ($0.group, $0.amount) = ("NURSE", 1.1) },
      event(5, "JOINERS_PER_MONTH") {
        ($0.place, $0.group, $0.source, $0.amount) = ("BRENT", "NURSE", "INTERNATIONAL", 3)
      },
      event(5, "JOINERS_ONCE") {
        ($0.place, $0.group, $0.source, $0.amount) = ("BRENT", "CARER", "WIDER", 3)
      },
      event(6, "MOVE_ONCE") {
        ($0.place, $0.from, $0.to, $0.amount) = ("BRENT", "CARER", "NURSE", 2)
      },
      event(7, "ESTABLISHMENT") { ($0.place, $0.group, $0.amount) = ("BRENT", "CARER", 260) },
      event(8, "PROVIDER_EXIT") {
        ($0.place, $0.group, $0.amount) = ("HARROW", "CARER", 6)
        $0.received = [
          .with {
            $0.group = "CARER"
            $0.count = 4
          }
        ]
      },
      event(9, "TASK_ALLOWED") { ($0.task, $0.allowed) = ("INSULIN", false) },
      event(9, "DELEGATION_TARGET") { ($0.task, $0.amount) = ("INSULIN", 0.5) },
      event(9, "CARERS_PLANNED") { ($0.task, $0.amount) = ("INSULIN", 6) },
      event(9, "ASSESSOR_HOURS") { ($0.task, $0.amount) = ("INSULIN", 50) },
      event(10, "PREVENTION") { ($0.activity, $0.amount) = ("VISIT", 0.95) },
      event(11, "PREVENTION") { $0.amount = 0.9 },
      event(12, "PAY") { ($0.group, $0.amount) = ("CARER", 1.05) },
      event(12, "PAY_OUTSIDE") { $0.amount = 1.02 },
      event(12, "INTAKE") { ($0.programme, $0.amount) = ("NURSING", 0.8) },
      event(13, "SIMULATION") { ($0.place, $0.amount) = ("BRENT", 300) },
      event(14, "POSTS_FUNDED") { ($0.post, $0.amount) = ("JOINT", 12) },
    ]
    wire.levers = [
      .with {
        $0.code = "RECRUIT"
        $0.name = "Recruit abroad"
        $0.owner = "SYSTEM"
        $0.unit = "nurses a month"
        $0.bounds = .with {
          $0.smallest = 0
          $0.largest = 10
        }
        $0.size = 4
        $0.earliestMonth = 6
        $0.yearlyCostPencePerUnit = 900_000
        $0.effects = [
          .with {
            $0.event = event(6, "JOINERS_ONCE") {
              ($0.place, $0.group, $0.source) = ("BRENT", "NURSE", "INTERNATIONAL")
            }
            $0.perUnit = 1
          }
        ]
      }
    ]
  }

  private static var uncertainty: WireUncertaintySettings {
    .with {
      $0.links = [
        .with {
          $0.sector = "SOCIAL_CARE"
          $0.loading = 0.3
        }
      ]
      $0.shocks = [
        .with {
          $0.sector = "SOCIAL_CARE"
          $0.cause = "leave"
          $0.autocorrelation = 0.6
          $0.standardDeviation = 0.1
        }
      ]
      $0.drawsPopulationVariants = true
      $0.populationBaseError = 0.01
      $0.wholePersonBelow = 20
    }
  }
}
