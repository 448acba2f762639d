import Organisations
import Passports
import Vocabulary

/// A nurse with two registrations, training and a post, all of them invented.
enum BridgeSample {
  static let now = Instant(milliseconds: 1_780_315_200_000)
  static let worker = Worker(
    id: WorkerID(high: 1, low: 2), identityLevel: .verified, isSynthetic: false)
  static let trust = OrganisationID(high: 3, low: 4)
  static let agency = OrganisationID(high: 5, low: 6)

  static func day(_ text: String) throws -> CivilDate { try CivilDate(text, field: "day") }

  static func identity() throws -> WorkerIdentity {
    try WorkerIdentity(
      givenName: "Ada", familyName: "Sample", birthDate: day("1990-02-01"),
      identifiers: [
        WorkerIdentifier(scheme: .nmc, normalised: "71A2998E"),
        WorkerIdentifier(scheme: .esr, normalised: "20000001", organisation: trust),
        WorkerIdentifier(scheme: .nationalInsurance, normalised: "QQ123456C"),
        WorkerIdentifier(scheme: .gmc, normalised: "C3456789"),
      ])
  }

  static func registration(
    _ regulator: Registration.Regulator = .nmc, number: String? = "71A2998E",
    status: Registration.Status = .effective
  ) throws -> Registration {
    Registration(
      regulator: regulator, number: number, part: Code(listed: "RN-ADULT"), status: status,
      period: try DatePeriod(from: day("2025-04-01"), to: day("2028-04-01"), field: "period"),
      checkedAt: now, checkSource: .registerAPI)
  }

  static func achievement(
    _ standard: String = "CSTF-IPC-2", kind: Achievement.Kind = .training,
    completedOn: String? = "2026-03-29", holdsThrough: String? = "2027-03-28",
    person: PersonID? = nil
  ) throws -> Achievement {
    try Achievement(
      standard: StandardCode(listed: standard), kind: kind,
      progress: completedOn == nil ? .inProgress : .achieved, completedOn: completedOn.map(day),
      holdsThrough: holdsThrough.map(day), gainedAt: trust,
      scopes: person.map { AchievementScopes.unlimited.naming($0) } ?? .unlimited,
      portability: person == nil ? .portable : .personSpecific)
  }

  static func organisations() throws -> [OrganisationID: Organisation] {
    let body = try Organisation(
      id: trust, name: "Synthetic Trust", kind: .nhsTrust, sector: .health,
      identifiers: [OrganisationIdentifier(scheme: .ods, normalised: "RX0")],
      existence: DatePeriod(from: day("2000-01-01")), trainingMemorandumSince: nil,
      isSynthetic: true)
    return [trust: body]
  }
}
