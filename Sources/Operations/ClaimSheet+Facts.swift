import Credentials
import Organisations
import Passports
import ReferenceData
import Roles
import Vocabulary

// What a credential says of each kind of fact. What a fact can't show it leaves out; a kind of fact
// that no type of credential has is not signed at all.

extension RecordSnapshot {
  /// What a credential is to say of `fact`, or nil where it is none that can be carried: of another
  /// kind, in progress, or known by the worker's own word only.
  func claimSheet(for fact: FactID, of worker: WorkerID) throws -> ClaimSheet? {
    let known = try latestSequence()
    if let achievement = try achievement(fact, knownAt: known) {
      return try sheet(achievement.fact)
    }
    if let registration = try registration(fact, knownAt: known) {
      return ClaimSheet(registration.fact)
    }
    if let check = try check(fact, knownAt: known) {
      return ClaimSheet(check.fact, level: try self.worker(worker, knownAt: known)?.identityLevel)
    }
    if let engagement = try engagement(fact, knownAt: known) {
      return try sheet(engagement.fact)
    }
    return nil
  }

  private func sheet(_ achievement: Achievement) throws -> ClaimSheet? {
    guard let completedOn = achievement.completedOn else { return nil }
    let place = try organisation(achievement.gainedAt, knownAt: latestSequence())?.name
    switch achievement.kind {
    case .training: return .training(achievement, completedOn, at: place)
    case .careCertificate: return .careCertificate(achievement, completedOn)
    case .qualification: return .qualification(achievement, completedOn, by: place)
    case .competence: return .competency(achievement, completedOn)
    }
  }

  /// An engagement to work; a learner's placement is told by its provider.
  private func sheet(_ engagement: Engagement) throws -> ClaimSheet? {
    guard !engagement.kind.isLearner else { return nil }
    let body = try organisation(engagement.organisation, knownAt: latestSequence())
    let codes: [OrganisationIdentifier.Scheme] = [.ods, .cqcProvider, .cqcLocation]
    let code = codes.lazy.compactMap { scheme in
      body?.identifiers.first { $0.scheme == scheme }?.value
    }.first
    let minutes = engagement.contractedMinutesPerWeek.flatMap { $0 % 60 == 0 ? $0 / 60 : nil }
    return ClaimSheet(
      type: .employment, subject: nil,
      visible: [.date("start", engagement.period.start)]
        + optional("end", engagement.period.end, JSONMember.date),
      hidden: optional("role_code", engagement.role?.text, JSONMember.text)
        + optional("hours", minutes, JSONMember.number)
        + optional("organisation_code", code, JSONMember.text)
        + [.assurance("issuer-of-record")],
      ends: nil)
  }
}

extension ClaimSheet {
  fileprivate static func training(
    _ training: Achievement, _ completedOn: CivilDate, at place: String?
  ) -> ClaimSheet {
    ClaimSheet(
      type: .training, subject: training.standard.text,
      visible: [
        .text("framework", StandardCatalogue.framework(of: training.standard).text),
        .text("subject", training.standard.text), .text("level", training.levelCode),
        .date("completed_on", completedOn),
      ],
      hidden: optional("provider", place, JSONMember.text)
        + optional("mode", training.mode?.rawValue, JSONMember.text)
        + [.assurance("issuer-of-record")],
      ends: training.holdsThrough?.dayAfter)
  }

  /// The whole certificate with all its standards, or one standard of it. As many elements are
  /// shown to exist in either case, so that a verifier can't count what was not disclosed.
  fileprivate static func careCertificate(
    _ certificate: Achievement, _ completedOn: CivilDate
  ) -> ClaimSheet? {
    let code = certificate.standard
    for version in CareCertificate.versions {
      let isWhole = version.code == code
      let held = version.standards.filter { isWhole || $0.code == code }
      guard !held.isEmpty else { continue }
      let elements = held.map { standard in
        JSONValue.object(
          [JSONMember.number("standard", standard.number)]
            + (isWhole ? [] : [JSONMember.date("completed_on", completedOn)]))
      }
      return ClaimSheet(
        type: .careCertificate, subject: version.code.text,
        visible: [
          .number("version", version.year), JSONMember("complete", .bool(isWhole)),
          JSONMember("standards", .array(elements)),
        ],
        hidden: [.date("checked_on", completedOn), .assurance("issuer-of-record")],
        padded: [(name: "standards", elements: 19)], ends: nil)
    }
    return nil
  }

  fileprivate static func qualification(
    _ qualification: Achievement, _ completedOn: CivilDate, by place: String?
  ) -> ClaimSheet {
    ClaimSheet(
      type: .qualification, subject: qualification.standard.text,
      visible: [
        .text("level", qualification.levelCode), .text("awarding_body", place ?? "not named"),
      ],
      hidden: [
        .text(
          "title",
          StandardCatalogue.find(qualification.standard)?.title ?? qualification.standard.text),
        .date("awarded_on", completedOn), .assurance("issuer-of-record"),
      ],
      ends: qualification.holdsThrough?.dayAfter)
  }

  fileprivate static func competency(
    _ competence: Achievement, _ completedOn: CivilDate
  ) -> ClaimSheet {
    let assessor = competence.assessor.flatMap { assessor in
      assessor.registrationNumber.flatMap { number in
        assessor.regulator.map { "\($0.rawValue):\(number)" }
      }
    }
    let settings = competence.scopes.settings.map {
      $0.map(\.rawValue).sorted().joined(separator: ", ")
    }
    return ClaimSheet(
      type: .competency, subject: competence.standard.text,
      visible: [
        .text("code_system", StandardCatalogue.framework(of: competence.standard).text),
        .text("code", competence.standard.text), .text("level", competence.levelCode),
        .date("assessed_on", completedOn), .text("portability", competence.portability.claim),
      ],
      hidden: optional("assessor_registration", assessor, JSONMember.text)
        + optional("setting", settings.flatMap { $0.isEmpty ? nil : $0 }, JSONMember.text)
        + [.assurance("issuer-of-record")],
      ends: competence.holdsThrough?.dayAfter)
  }

  /// What a register said, unless only the worker or a staff file says so.
  fileprivate init?(_ registration: Registration) {
    let method: String
    switch registration.checkSource {
    case .registerAPI: method = "register-api"
    case .registerPage, .regulatorDocument: method = "seen-original"
    case .staffFile, .selfDeclared: return nil
    }
    let end = registration.period.end
    self.init(
      type: .registrationCheck, subject: registration.regulator.rawValue,
      visible: [
        .text("regulator", registration.regulator.rawValue),
        .text("status_code", registration.status.rawValue),
      ],
      hidden: optional("number", registration.number, JSONMember.text)
        + optional("register_part", registration.part?.text, JSONMember.text)
        + optional("registered_until", end, JSONMember.date)
        + [
          .date("checked_on", LondonTime.date(of: registration.checkedAt)), .assurance(method),
        ],
      ends: end?.startOfDay)
  }

  /// That a check was made; never what a certificate or a health record says.
  fileprivate init?(_ check: EmploymentCheck, level: Worker.IdentityLevel?) {
    guard let method = check.method.claim else { return nil }
    let common: [JSONMember] = [.date("checked_on", check.checkedOn), .assurance(method)]
    switch (check.kind, check.dbs) {
    case (.identity, _):
      self.init(
        type: .identityCheck, subject: nil,
        visible: [.text("level", (level ?? Worker.IdentityLevel.none).rawValue)], hidden: common,
        ends: nil)
    case (.rightToWork, _):
      self.init(
        type: .rightToWork, subject: nil,
        visible: [.text("outcome", "PERMITTED")]
          + optional("permission_until", check.holdsThrough, JSONMember.date),
        hidden: [.text("route", check.method.rawValue)] + common,
        ends: check.holdsThrough?.dayAfter)
    case (.criminalRecord, let dbs?):
      self.init(
        type: .dbsCheck, subject: nil,
        visible: [
          .text("level", dbs.level.rawValue), .text("workforce", dbs.workforce.rawValue),
        ],
        hidden: dbs.claims + common, ends: nil)
    default: return nil
    }
  }
}

extension DBSCheck {
  fileprivate var claims: [JSONMember] {
    let isBarredListsSeen = level == .enhancedWithBarredLists
    let number = certificateNumber.flatMap { number in
      number.utf8.count == 12 && wholeNumber(number) != nil ? number : nil
    }
    return optional("certificate_number", number, JSONMember.text)
      + [
        .date("issued_on", issuedOn),
        JSONMember(
          "barred_list_adult",
          .bool(isBarredListsSeen && [.adult, .childAndAdult].contains(workforce))),
        JSONMember(
          "barred_list_child",
          .bool(isBarredListsSeen && [.child, .childAndAdult].contains(workforce))),
        JSONMember("update_service", .bool(onUpdateService)),
      ]
      + optional("last_status_code", lastStatus?.status.rawValue, JSONMember.text)
      + optional("last_status_on", lastStatus?.on, JSONMember.date)
  }
}

extension EmploymentCheck.Method {
  /// The word of credentials for it; nil for what the worker alone says.
  fileprivate var claim: String? {
    switch self {
    case .seenOriginal, .shareCode: "seen-original"
    case .identityServiceProvider: "idsp"
    case .registerAPI: "register-api"
    case .issuerOfRecord: "issuer-of-record"
    case .selfDeclared: nil
    }
  }
}

extension Achievement {
  /// The level on its scale, or `NONE`.
  fileprivate var levelCode: String { level.map { "\($0.scale)-\($0.level)" } ?? "NONE" }
}

extension Achievement.Portability {
  fileprivate var claim: String {
    switch self {
    case .portable: "portable"
    case .localSignOff: "local_signoff"
    case .personSpecific: "person_specific"
    }
  }
}

extension CivilDate {
  /// The beginning of the day in UTC, as claims have it.
  fileprivate var startOfDay: Instant { Instant(milliseconds: Int64(dayNumber) * 86_400_000) }
  /// The first moment after it.
  fileprivate var dayAfter: Instant { adding(days: 1).startOfDay }
}

// MARK: - Claims

extension JSONMember {
  fileprivate static func text(_ name: String, _ text: String) -> JSONMember {
    JSONMember(name, .string(text))
  }

  fileprivate static func number(_ name: String, _ number: Int) -> JSONMember {
    JSONMember(name, .integer(Int64(number)))
  }

  fileprivate static func date(_ name: String, _ day: CivilDate) -> JSONMember {
    JSONMember(name, .date(day))
  }

  /// How the issuer knows.
  fileprivate static func assurance(_ method: String) -> JSONMember {
    JSONMember("assurance", .object([.text("method", method)]))
  }
}

/// The claim called `name`, or none where there is no value.
private func optional<Value>(
  _ name: String, _ value: Value?, _ claim: (String, Value) -> JSONMember
) -> [JSONMember] {
  value.map { [claim(name, $0)] } ?? []
}
