import Passports
import ReferenceData
import Vocabulary

// G7: place, hour, dose, device, employer and age lie inside what was agreed.
extension DelegationCase {
  /// G7.
  func checkScope(
    _ chain: AgreementChain, _ ground: Groundwork, _ visit: Visit,
    _ inspection: inout Inspection
  ) {
    let (terms, scope) = (chain.terms, chain.terms.scope)
    var outside: [String] = []
    if terms.employer != question.setting.organisation { outside.append("employer") }
    if let settings = scope.settings, !settings.contains(question.setting.kind) {
      outside.append("kind of place")
    }
    if let locations = scope.locations,
      !(question.setting.location.map(locations.contains) ?? false)
    {
      outside.append("place")
    }
    if let hours = scope.hours, !hours.contains(&inspection) { outside.append("hour") }
    if let most = scope.maximumDose, !isWithin(most, visit) { outside.append("dose") }
    if let devices = scope.devices, !(visit.device.map(devices.contains) ?? false) {
      outside.append("device")
    }
    if !isAgeAgreed(terms, ground, visit) { outside.append("age") }
    inspection.rely(on: chain.agreement.id.asRecord)
    inspection.settle(
      .delegationScopeMismatch, outside.isEmpty,
      "outside what was agreed: \(outside.joined(separator: ", "))")
  }

  // Amounts of different units are never compared.
  private func isWithin(_ most: Dose, _ visit: Visit) -> Bool {
    guard let planTask = visit.planTask, let dose = planTasks[planTask].fact.dose else {
      return false
    }
    return dose.unit == most.unit && dose.thousandths <= most.thousandths
  }

  // A new version of the catalogue widens no agreement: the one it was made under holds too.
  private func isAgeAgreed(_ terms: AgreementTerms, _ ground: Groundwork, _ visit: Visit) -> Bool {
    guard terms.catalogueVersion != catalogue.version else { return true }
    guard let edition = editions[terms.catalogueVersion], let band = visit.ageBand else {
      return false
    }
    return edition.ageScope.contains(band)
  }
}

extension LocalHours {
  /// Whether the instant lies inside by the London clock.
  func contains(_ inspection: inout Inspection) -> Bool {
    noteChanges(&inspection)
    let minute = LondonTime.minuteOfDay(of: inspection.at)
    let isInside =
      fromMinute < toMinute
      ? (fromMinute..<toMinute).contains(minute) : minute >= fromMinute || minute < toMinute
    return isInside && (repeatedHour == .both || !Self.isSecondPass(inspection.at))
  }

  // In the repeated hour the clock shows what it showed an hour before.
  private static func isSecondPass(_ instant: Instant) -> Bool {
    let hourBefore = instant.adding(milliseconds: -hour)
    return LondonTime.minuteOfDay(of: instant) == LondonTime.minuteOfDay(of: hourBefore)
  }

  // Every instant of today and tomorrow at which the answer may turn; on a day of a clock change
  // an hour to either side as well, and the change itself.
  private func noteChanges(_ inspection: inout Inspection) {
    for day in [inspection.day, inspection.day.adding(days: 1)] {
      let midnight = LondonTime.start(of: day)
      let length =
        LondonTime.start(of: day.adding(days: 1)).milliseconds - midnight.milliseconds
      let shifts = length == 24 * Self.hour ? [0] : [-Self.hour, 0, Self.hour]
      for minute in [fromMinute, toMinute] {
        for shift in shifts {
          let turn = midnight.adding(milliseconds: Int64(minute) * 60_000 + shift)
          _ = inspection.isReached(turn)
        }
      }
      guard shifts.count > 1 else { continue }
      for hours in 1...3 {
        _ = inspection.isReached(midnight.adding(milliseconds: Int64(hours) * Self.hour))
      }
    }
  }

  private static let hour: Int64 = 3_600_000
}
