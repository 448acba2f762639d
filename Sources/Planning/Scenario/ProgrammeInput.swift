package import Vocabulary

/// A training programme: students by month, the placement hours they need, and where they go.
///
/// Students are supernumerary and never supply. Apprentices stay in their group's stock and are
/// taken off its hours by ``ApprenticeRelease``.
package struct ProgrammeInput: Hashable, Sendable {
  /// Where graduates go; shares of a programme sum to 1 with ``ProgrammeInput/elsewhere``.
  package struct Destination: Hashable, Sendable {
    /// The place.
    package let place: PlanPlaceCode
    /// The group.
    package let group: GroupCode
    /// The share of registered graduates, 0 to 1.
    package let share: Double

    /// A destination with these parts; ``ProgrammeInput`` checks them.
    package init(place: PlanPlaceCode, group: GroupCode, share: Double) {
      self.place = place
      self.group = group
      self.share = share
    }
  }

  /// Students who start, at one month of the year.
  package struct Intake: Hashable, Sendable {
    /// The month of the year, 1 to 12.
    package let month: Int
    /// How many are planned.
    package let planned: Double
    /// How many apply and qualify.
    package let applicants: Double

    /// An intake with these parts; ``ProgrammeInput`` checks them.
    package init(month: Int, planned: Double, applicants: Double) {
      self.month = month
      self.planned = planned
      self.applicants = applicants
    }
  }

  /// Its code.
  package let code: ProgrammeCode
  /// Its name.
  package let name: String
  /// How long it lasts, 1 to 84 months.
  package let months: Int
  /// The share of an intake lost over the whole programme, 0 to under 1.
  package let attrition: PlanValue
  /// The share of graduates who register, 0 to 1.
  package let registeredShare: Double
  /// Months between graduation and the first post, 0 to 24.
  package let lagMonths: Int
  /// Intakes of each year.
  package let intakes: [Intake]
  /// Placement hours a student needs, by month of programme; `months` values.
  package let placementHours: [Double]
  /// Students at point 0 by month of programme; `months` values.
  package let students: [Double]
  /// Where registered graduates go.
  package let destinations: [Destination]
  /// The share that goes elsewhere, 0 to 1.
  package let elsewhere: Double
  /// At which ages graduates join.
  package let entryAges: EntryAges

  /// A programme with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    code: ProgrammeCode, name: String, months: Int, attrition: PlanValue, registeredShare: Double,
    lagMonths: Int, intakes: [Intake], placementHours: [Double], students: [Double],
    destinations: [Destination], elsewhere: Double, entryAges: EntryAges, field: String
  ) throws(ServiceError) {
    try requireNumber(Double(months), in: 1...84, field: field + ".months")
    try requireNumber(attrition.centre, in: InputRange.attrition, field: field + ".attrition")
    try requireNumber(registeredShare, in: 0...1, field: field + ".registered_share")
    try requireNumber(Double(lagMonths), in: 0...24, field: field + ".lag_months")
    try Self.requireIntakes(intakes, field: field + ".intakes")
    try Self.requireMonthly(placementHours, months, upTo: 400, field: field + ".placement_hours")
    try Self.requireMonthly(students, months, upTo: 1_000_000, field: field + ".students")
    try requireShares(
      destinations.map(\.share) + [elsewhere], sumTo: 1, field: field + ".destinations")
    self.code = code
    self.name = name
    self.months = months
    self.attrition = attrition
    self.registeredShare = registeredShare
    self.lagMonths = lagMonths
    self.intakes = intakes
    self.placementHours = placementHours
    self.students = students
    self.destinations = destinations
    self.elsewhere = elsewhere
    self.entryAges = entryAges
  }

  /// The same programme with its students counted anew, by month of programme.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package func counting(
    _ students: [Double], field: String
  ) throws(ServiceError) -> ProgrammeInput {
    try ProgrammeInput(
      code: code, name: name, months: months, attrition: attrition,
      registeredShare: registeredShare, lagMonths: lagMonths, intakes: intakes,
      placementHours: placementHours, students: students, destinations: destinations,
      elsewhere: elsewhere, entryAges: entryAges, field: field)
  }

  private static func requireIntakes(_ intakes: [Intake], field: String) throws(ServiceError) {
    guard Set(intakes.map(\.month)).count == intakes.count,
      intakes.allSatisfy({ (1...12).contains($0.month) })
    else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: field, "must name months 1 to 12, each once")
    }
    for intake in intakes {
      try requireNumber(intake.planned, in: 0...1_000_000, field: field)
      try requireNumber(intake.applicants, in: 0...1_000_000, field: field)
    }
  }

  private static func requireMonthly(
    _ values: [Double], _ months: Int, upTo limit: Double, field: String
  ) throws(ServiceError) {
    guard values.count == months else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: field,
        "must be one value a month of the programme, \(months); got \(quoted("\(values.count)"))")
    }
    for value in values { try requireNumber(value, in: 0...limit, field: field) }
  }
}

/// What a group at a place gives to students: the supervisors' hours that make room for them.
package struct SupervisionInput: Hashable, Sendable {
  /// The place.
  package let place: PlanPlaceCode
  /// The group.
  package let group: GroupCode
  /// The share of its FTE that supervises, 0 to 1.
  package let supervisorShare: Double
  /// Placement hours a month that one supervising FTE can carry.
  package let hoursPerFTE: Double

  /// Supervision with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    place: PlanPlaceCode, group: GroupCode, supervisorShare: Double, hoursPerFTE: Double,
    field: String
  ) throws(ServiceError) {
    try requireNumber(supervisorShare, in: 0...1, field: field + ".supervisor_share")
    try requireNumber(hoursPerFTE, in: 0...744, field: field + ".hours_per_fte")
    self.place = place
    self.group = group
    self.supervisorShare = supervisorShare
    self.hoursPerFTE = hoursPerFTE
  }
}

/// Which programmes place their students at a place, and what simulation takes off.
package struct PlacementArea: Hashable, Sendable {
  /// The place whose supervisors carry the students.
  package let place: PlanPlaceCode
  /// The programmes, each in one area only.
  package let programmes: [ProgrammeCode]
  /// Placement hours a month that simulation stands for.
  package let simulationHoursPerMonth: Double
  /// Supervisors' hours lost per placement hour; 1 if not given.
  package let load: Double

  /// An area with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    place: PlanPlaceCode, programmes: [ProgrammeCode], simulationHoursPerMonth: Double = 0,
    load: Double = 1, field: String
  ) throws(ServiceError) {
    try requireNumber(
      simulationHoursPerMonth, in: 0...1e7, field: field + ".simulation_hours_per_month")
    try requireNumber(load, in: 0...10, field: field + ".load")
    self.place = place
    self.programmes = programmes
    self.simulationHoursPerMonth = simulationHoursPerMonth
    self.load = load
  }
}

/// Apprentices inside a group: they count as staff, less the hours they are released to learn.
package struct ApprenticeRelease: Hashable, Sendable {
  /// The place.
  package let place: PlanPlaceCode
  /// The group.
  package let group: GroupCode
  /// The share of the group's FTE that are apprentices, 0 to 1.
  package let apprenticeShare: Double
  /// The share of their hours they are released, 0 to 1.
  package let releasedShare: Double

  /// A release with these parts.
  ///
  /// - Throws: ``ServiceError`` naming the part of `field` at fault.
  package init(
    place: PlanPlaceCode, group: GroupCode, apprenticeShare: Double, releasedShare: Double,
    field: String
  ) throws(ServiceError) {
    try requireNumber(apprenticeShare, in: 0...1, field: field + ".apprentice_share")
    try requireNumber(releasedShare, in: 0...1, field: field + ".released_share")
    self.place = place
    self.group = group
    self.apprenticeShare = apprenticeShare
    self.releasedShare = releasedShare
  }
}
