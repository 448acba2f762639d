package import Organisations
package import Passports
package import Roles
package import Vocabulary

// Valid values, of which a test changes the one thing it is about.

/// The moment that tests call now: 17 March 2026, noon in London.
package let testNoon = Instant(milliseconds: 1_773_748_800_000)

/// The day of ``testNoon``.
package let testDay = CivilDate(dayNumber: 20_529)

/// The day `days` after ``testDay``.
package func day(_ days: Int) -> CivilDate {
  testDay.adding(days: days)
}

/// The moment `days` days after ``testNoon``.
package func moment(_ days: Int) -> Instant {
  testNoon.adding(milliseconds: Int64(days) * 86_400_000)
}

/// An identifier that is the same in each run and different for each `number`.
package func testID<Noun>(_ number: UInt64) -> OpaqueID<Noun> {
  var numbers = SeededNumbers(seed: number)
  return OpaqueID(using: &numbers)
}

/// A body: a synthetic care home unless said otherwise.
package func anOrganisation(
  id: OrganisationID = testID(1), name: String = "Larch House",
  kind: OrganisationKind = .careProvider, sector: Sector = .socialCare,
  identifiers: [OrganisationIdentifier] = []
) throws -> Organisation {
  try Organisation(
    id: id, name: name, kind: kind, sector: sector, identifiers: identifiers,
    existence: DatePeriod(from: day(-4_000)), trainingMemorandumSince: nil, isSynthetic: true)
}

/// A synthetic worker.
package func aWorker(
  id: WorkerID = testID(2), level: Worker.IdentityLevel = .basic
) -> Worker {
  Worker(id: id, identityLevel: level, isSynthetic: true)
}

/// A name, a birth date and whatever identifiers are wanted.
package func anIdentity(
  givenName: String = "Amina", familyName: String? = "O’Brien-Núñez",
  birthDate: CivilDate? = day(-12_000), identifiers: [WorkerIdentifier] = []
) throws -> WorkerIdentity {
  try WorkerIdentity(
    givenName: givenName, familyName: familyName, birthDate: birthDate, identifiers: identifiers)
}

/// A nurse's registration seen yesterday.
package func aRegistration(
  regulator: Registration.Regulator = .nmc, number: String? = "18A1234E",
  status: Registration.Status = .effective
) -> Registration {
  Registration(
    regulator: regulator, number: number, part: Code(listed: "RN-ADULT"), status: status,
    period: DatePeriod(from: day(-900)), checkedAt: moment(-1), checkSource: .registerPage)
}

/// A check of identity made a month ago.
package func aCheck(
  kind: EmploymentCheck.Kind = .identity, holdsThrough: CivilDate? = nil, dbs: DBSCheck? = nil
) throws -> EmploymentCheck {
  try EmploymentCheck(
    kind: kind, method: .seenOriginal, checkedOn: day(-30), holdsThrough: holdsThrough, dbs: dbs)
}

/// An enhanced DBS check with a number and a look-up.
package func aDBSCheck(number: String? = "001234567890") throws -> DBSCheck {
  try DBSCheck(
    level: .enhanced, workforce: .adult, certificateNumber: number, issuedOn: day(-200),
    onUpdateService: true,
    lastStatus: DBSCheck.UpdateLookUp(status: .noNewInformation, on: day(-30)))
}

/// Infection prevention training completed three months ago.
package func anAchievement(
  _ standard: String = "CSTF-IPC-2", kind: Achievement.Kind = .training,
  completedOn: CivilDate? = day(-90), gainedAt: OrganisationID = testID(1),
  assessor: Assessor? = nil, scopes: AchievementScopes = .unlimited
) throws -> Achievement {
  try Achievement(
    standard: StandardCode(listed: standard), kind: kind,
    progress: completedOn == nil ? .inProgress : .achieved, completedOn: completedOn,
    gainedAt: gainedAt, assessor: assessor, scopes: scopes,
    portability: scopes.person == nil ? .portable : .personSpecific)
}

/// An assessor who signed as a registrant.
package func anAssessor(
  worker: WorkerID? = nil, regulator: Registration.Regulator? = .nmc, number: String? = "20B4321E"
) throws -> Assessor {
  try Assessor(
    worker: worker, regulator: regulator, registrationNumber: number, signedAt: moment(-90))
}

/// Observed practice that was passed.
package func someEvidence(
  of achievement: FactID, assessor: Assessor, digest: [UInt8]? = nil
) throws -> Evidence {
  try Evidence(
    achievement: achievement, kind: .observedPractice, occurredOn: day(-91), outcome: .pass,
    assessor: assessor, setting: .careHome, digest: digest)
}

/// An employment that began a year ago and goes on.
package func anEngagement(
  with organisation: OrganisationID = testID(1), kind: Engagement.Kind = .employment,
  from start: CivilDate = day(-365), to end: CivilDate? = nil
) throws -> Engagement {
  try Engagement(
    organisation: organisation, kind: kind, legalBasis: .employment,
    role: RoleCode(listed: "CARE-WORKER"), ascWDSJobRole: 8,
    period: DatePeriod(from: start, to: end, field: "period"),
    fullTimeEquivalent: FullTimeEquivalent(1, over: 3, baseMinutesPerWeek: 2_250, field: "fte"),
    contractedMinutesPerWeek: 750)
}
