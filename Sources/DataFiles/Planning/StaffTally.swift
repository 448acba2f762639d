import Operations
import Planning
import ReferenceData
import Vocabulary

/// Adds ASC-WDS rows up by place and group; a worker's row leaves nothing but counts.
struct StaffTally: Sendable {
  private struct Cell: Hashable {
    let place: PlanPlaceCode
    let group: GroupCode
  }

  /// What a workplace's flows say, until its workers have been counted.
  private struct Workplace {
    let place: PlanPlaceCode
    let setting: StandardGroup.Setting
    /// Flows by group; a group that is missing is not known.
    var flows: [FlowColumn: [GroupCode: Double]] = [:]
    var workers: [GroupCode: Double] = [:]
  }

  private let frame: StaffTotalsReader.Frame
  private var rows: [Cell: WorkforceTotals.Row] = [:]
  private var workplaces: [String: Workplace] = [:]
  private var leftOut: Set<String> = []
  private var untold: Set<String> = []

  init(_ frame: StaffTotalsReader.Frame) { self.frame = frame }

  mutating func add(_ row: Row, of file: StaffFile) {
    guard row["STATUS"] != "DELETE" else { return }
    switch file {
    case .workplaces: add(workplace: row)
    case .workers: add(worker: row)
    case .training, .trainingRecords: break
    }
  }

  // MARK: - Workplaces

  private mutating func add(workplace row: Row) {
    let key = row["LOCALESTID"].withoutWhitespace
    guard let service = row.number("MAINSERVICE"), let type = row.number("ESTTYPE"),
      let setting = StandardGroups.setting(mainService: service, establishmentType: type)
    else {
      leftOut.insert("workplaces whose main service, \(row["MAINSERVICE"]), meets no group")
      return
    }
    var workplace = Workplace(place: frame.places[key] ?? frame.place, setting: setting)
    let roles = row.entries("ALLJOBROLES").map { wholeNumber($0) }
    for flow in FlowColumn.allCases {
      let counts = row.entries(flow.rawValue)
      guard row[flow.rawValue] != "999", counts.count == roles.count else {
        untold.insert(flow.name)
        continue
      }
      workplace.flows[flow] = flows(roles, counts, setting, flow.name)
    }
    workplaces[key] = workplace
  }

  // By group; a group of which one role says 999 is not known. Groups that no role names have none.
  private mutating func flows(
    _ roles: [Int?], _ counts: [String], _ setting: StandardGroup.Setting, _ name: String
  ) -> [GroupCode: Double] {
    var flows: [GroupCode: Double] = [:]
    for group in StandardGroups.all where group.setting == setting { flows[group.code] = 0 }
    for (role, text) in zip(roles, counts) {
      guard let role else { continue }
      guard let group = StandardGroups.find(ascWDSJobRole: role, in: setting) else {
        leftOut.insert(Self.strange(role, setting))
        continue
      }
      if let count = wholeNumber(text), count != 999, let sum = flows[group.code] {
        flows[group.code] = sum + Double(count)
      } else {
        flows[group.code] = nil
        untold.insert(name)
      }
    }
    return flows
  }

  // MARK: - Workers

  private mutating func add(worker row: Row) {
    let key = row["LOCALESTID"].withoutWhitespace
    guard let workplace = workplaces[key] else {
      leftOut.insert("workers of workplaces that were left out")
      return
    }
    guard ["1", "2", "3"].contains(row["EMPLSTATUS"]) else {
      leftOut.insert("agency and other workers (EMPLSTATUS 4 and 7)")
      return
    }
    guard let role = row.number("MAINJOBROLE"),
      let group = StandardGroups.find(ascWDSJobRole: role, in: workplace.setting)
    else {
      leftOut.insert(Self.strange(row.number("MAINJOBROLE") ?? 0, workplace.setting))
      return
    }
    workplaces[key]?.workers[group.code, default: 0] += 1
    let cell = Cell(place: workplace.place, group: group.code)
    var total = rows[cell] ?? WorkforceTotals.Row(place: cell.place, group: cell.group)
    count(row, group, in: &total)
    rows[cell] = total
  }

  private func count(_ row: Row, _ group: StandardGroup, in total: inout WorkforceTotals.Row) {
    let age = row.day("DOB").map { $0.wholeYears(to: frame.today) }
    if let band = age.flatMap(AgeSpread.band(age:)) {
      total.people[band, default: 0] += 1
    } else {
      total.peopleOfUnknownAge += 1
    }
    if let hours = Self.weeklyHours(row) {
      total.fte += hours / (frame.fullTimeHours[group.code] ?? group.usualHoursPerWeek)
      total.peopleWithHours += 1
    }
    let yearAgo = frame.today.adding(months: -12)
    if let start = row.day("STARTDATE"), start > yearAgo, start <= frame.today {
      total.joiners[JoinerOrigin(recruitmentSource: row["RECSOURCE"]), default: 0] += 1
    }
  }

  // Contracted hours, or the average where there are none.
  private static func weeklyHours(_ row: Row) -> Double? {
    (halves(row["CONTHOURS"]) ?? halves(row["AVGHOURS"])).map { Double($0) / 2 }
  }

  private static func strange(_ role: Int, _ setting: StandardGroup.Setting) -> String {
    let title = ASCWDSJobRoles.find(fileCode: role)?.title ?? "job role \(role)"
    return "\(title) in workplaces of \(setting.rawValue), whose job role meets no group"
  }

  // MARK: - Totals

  func totals() throws(ServiceError) -> WorkforceTotals {
    var rows = rows
    for (_, workplace) in workplaces.sorted(by: { $0.key < $1.key }) {
      for (flow, counts) in workplace.flows {
        for (group, count) in counts {
          let workers = workplace.workers[group] ?? 0
          guard workers > 0 || count > 0 else { continue }
          let cell = Cell(place: workplace.place, group: group)
          var row = rows[cell] ?? WorkforceTotals.Row(place: cell.place, group: cell.group)
          flow.add(count, amongPeople: workers, to: &row)
          rows[cell] = row
        }
      }
    }
    guard !rows.isEmpty else {
      throw ServiceError(
        .failedPrecondition, .fieldRequired, field: "totals",
        "nobody in the files could be counted: see the findings")
    }
    let silent = untold.sorted().map { "workplaces that do not know their \($0)" }
    return try WorkforceTotals(
      rows: Array(rows.values), asOf: frame.today, source: "ASC-WDS bulk upload files",
      period: "starters and leavers of 12 months at no stated date, taken as up to \(frame.today)",
      coverage: frame.coverage, exclusions: leftOut.sorted() + silent, field: "totals")
  }
}

/// A column of the workplace file that counts by job role.
private enum FlowColumn: String, CaseIterable {
  case starters = "STARTERS"
  case leavers = "LEAVERS"
  case vacancies = "VACANCIES"

  var name: String { rawValue.lowercased() }

  func add(_ count: Double, amongPeople people: Double, to row: inout WorkforceTotals.Row) {
    switch self {
    case .starters: Self.add(count, people, to: &row.starters)
    case .leavers: Self.add(count, people, to: &row.leavers)
    case .vacancies: Self.add(count, people, to: &row.vacancies)
    }
  }

  private static func add(_ count: Double, _ people: Double, to flow: inout WorkforceTotals.Flow?) {
    var sum = flow ?? WorkforceTotals.Flow(count: 0, amongPeople: 0)
    sum.count += count
    sum.amongPeople += people
    flow = sum
  }
}

extension JoinerOrigin {
  /// What RECSOURCE says; 16 and nothing are not known.
  init(recruitmentSource code: String) {
    switch code {
    case "1": self = .councilCare
    case "2": self = .independentCare
    case "5": self = .healthSector
    case "7", "17": self = .otherCare
    case "8": self = .sameOrganisation
    case "10", "18": self = .firstWork
    case "12": self = .agency
    case "15": self = .other
    default: self = .notKnown
    }
  }
}
