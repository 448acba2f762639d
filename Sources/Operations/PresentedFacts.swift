import Access
import Credentials
import Organisations
import Passports
import ReferenceData
import Vocabulary

/// A judged bundle, and what is accepted of it as facts of a passport.
struct PresentedFacts: Sendable {
  /// The report.
  let report: VerificationReport
  /// Who issued each credential, in the order of the report.
  let issuers: [VerifyPresentation.Issuer]
  /// The bodies named that are known here.
  let organisations: [OrganisationID: Organisation]
  /// What the accepted credentials say.
  let facts: PassportFacts
  /// The groups of which something was accepted.
  let groups: Set<FieldGroup>
}

extension VerificationReport {
  /// Whether a holder's proof was found good, so that its challenge is answered.
  var isBound: Bool {
    credentials.contains { credential in
      zip(VerificationStep.allCases, credential.steps).contains { step, result in
        step == .holderBinding && result.outcome == .pass
      }
    }
  }
}

extension RecordSnapshot {
  /// What the service itself trusts: its operator and log keys of all times, and no list before
  /// the one it published last.
  func anchors(_ desk: SigningDesk, lowestSequence: UInt64) throws -> Anchors {
    let keys = try signingKeys(
      of: .service, after: nil, limit: 1_000, knownAt: latestSequence()
    ).map(\.key).filter { $0.compromise == nil }
    let origin = desk.addresses.logOrigin
    let logs = keys.filter { $0.use == .log }.compactMap {
      NoteKey(name: origin, kind: .signature, publicKey: $0.publicKey.rawRepresentation)
    }
    let anchors = Anchors(
      operatorKeys: Array(keys.filter { $0.use == .operator }.map(\.publicKey).suffix(16)),
      lowestSequence: lowestSequence, logs: logs.suffix(16).map { Anchors.LogKey($0) },
      witnesses: [])
    guard let anchors else {
      throw ServiceError(.internalFault, .internalFault, "the service's keys are no anchors")
    }
    return anchors
  }

  /// What `report` on `bytes` says, with what is known here of its issuers and entries.
  func presented(
    _ report: VerificationReport, in bytes: [UInt8], _ desk: SigningDesk, worker: WorkerID
  ) throws -> PresentedFacts {
    let items = (try? PassportBundle.read(bytes).get().credentials) ?? []
    var facts = PassportFacts(
      worker: Worker(id: worker, identityLevel: .none, isSynthetic: false))
    var issuers: [VerifyPresentation.Issuer] = []
    var groups: Set<FieldGroup> = []
    for (item, judged) in zip(items, report.credentials) {
      let presentation = try? UnverifiedPresentation(parsing: item.presentation)
      let body = try presentation.flatMap { try issuer($0.issuer, desk) }
      issuers.append(
        VerifyPresentation.Issuer(
          text: presentation?.issuer ?? "", name: body?.name, closedOn: body?.existence.end,
          dispute: try judged.credentialID.flatMap(dispute(about:))))
      if let body { facts.organisations[body.id] = body }
      guard judged.verdict == .accept || judged.verdict == .acceptWithConditions,
        let presentation, let body, let type = judged.type,
        let claims = try? presentation.processed().claims
      else { continue }
      groups.insert(type.fieldGroup)
      facts.add(
        PresentedClaims(
          claims, of: type, by: body.id, id: presentation.credentialID, worker: worker))
    }
    return PresentedFacts(
      report: report, issuers: issuers, organisations: facts.organisations, facts: facts,
      groups: groups)
  }

  /// The body that calls itself so in credentials of this service, or nil.
  private func issuer(_ text: String, _ desk: SigningDesk) throws -> Organisation? {
    guard let last = text.split(separator: "/").last,
      let id = try? OrganisationID(String(last), field: "iss"),
      desk.addresses.issuer(id) == text
    else { return nil }
    return try organisation(id, knownAt: latestSequence())
  }

  private func dispute(about id: CredentialID) throws -> Dispute.State? {
    guard let kept = try credential(id, knownAt: latestSequence()) else { return nil }
    let worker = kept.credential.worker
    return try disputes(of: worker, isOpen: false, after: nil, limit: 10_000).lazy
      .map(\.dispute).filter { $0.fact == kept.credential.fact }.mark
  }
}

extension RecordChange {
  /// The bundle with this service's newest trust list and status lists in place of its own; a file
  /// that can't be read stays as it is.
  func refreshed(_ bytes: [UInt8], _ desk: SigningDesk) throws -> [UInt8] {
    guard var bundle = try? PassportBundle.read(bytes).get() else { return bytes }
    if let trust = try trustList() {
      bundle.trustList = trust.tokens
      bundle.trustParts = trust.parts
    }
    var fresh: [String: [UInt8]] = [:]
    for item in bundle.credentials {
      guard let presentation = try? UnverifiedPresentation(parsing: item.presentation),
        let uri = presentation.status?.uri, fresh[uri] == nil,
        let id = desk.addresses.statusList(at: uri), let list = try statusList(id)
      else { continue }
      fresh[uri] = try freshStatusList(list, desk).token
    }
    bundle.statusLists = bundle.statusLists.filter { token in
      guard let jws = try? CompactJWS(parsing: token, maximumBytes: 512 * 1_024),
        let payload = try? JSONValue(strict: jws.payload, maximumBytes: 512 * 1_024),
        case .string(let uri)? = payload["sub"]
      else { return true }
      return fresh[uri] == nil
    }
    bundle.statusLists += fresh.sorted { $0.key < $1.key }.map(\.value)
    return bundle.encoded
  }
}

extension PresentedFacts {
  /// What the accepted credentials are worth for `role` in the work of the caller's organisation.
  ///
  /// - Throws: ``ServiceError`` `FIELDS_CONTRADICT`, naming `role_code`, from a caller without one.
  func readiness(
    for role: AskedRole, at moment: Instant, _ call: Call, in service: Service
  ) async throws -> ReadinessReport {
    guard let organisation = call.caller.organisation else {
      throw ServiceError.contradiction(
        "role_code", "must be empty: the caller is no organisation that has rules")
    }
    let (day, now) = (LondonTime.date(of: moment), service.now())
    return try await service.read(call) { records in
      let known = try records.latestSequence()
      let rules = try records.rules(
        of: organisation, on: day, knownAt: known, from: service.policies)
      return Readiness.judge(
        facts,
        asks: role.asks(careCertificates: rules.policy.recognisedCareCertificates(on: day)),
        asker: rules.asker, policy: rules.policy, inSight: groups, at: moment, asKnownAt: now,
        sequence: known)
    }
  }
}

/// What one accepted credential says.
private struct PresentedClaims {
  let claims: JSONValue
  let type: PassportType
  let issuer: OrganisationID
  let origin: FactOrigin

  /// The claims of a credential; its identifier stands for the fact.
  init(
    _ claims: JSONValue, of type: PassportType, by issuer: OrganisationID, id: CredentialID,
    worker: WorkerID
  ) {
    self.claims = claims
    self.type = type
    self.issuer = issuer
    func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
      bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
    let seconds = Self.number("nbf", in: claims) ?? 0
    origin = FactOrigin(
      id: FactID(high: number(id.bytes[0..<8]), low: number(id.bytes[8..<16])), worker: worker,
      recordedBy: issuer,
      recordedAt: Instant(
        milliseconds: seconds.multipliedReportingOverflow(by: 1_000).partialValue),
      sequence: CommitSequence(0), source: .direct)
  }

  func text(_ name: String) -> String? {
    if case .string(let text)? = claims[name] { text } else { nil }
  }

  func day(_ name: String) -> CivilDate? {
    Self.number(name, in: claims).flatMap { seconds in
      Int32(exactly: seconds.floorDivided(by: 86_400)).map { CivilDate(dayNumber: $0) }
    }
  }

  static func number(_ name: String, in claims: JSONValue) -> Int64? {
    if case .integer(let number)? = claims[name] { number } else { nil }
  }

  /// The last day it holds: that before `exp`, which a fact's own end or its type's limit set.
  var holdsThrough: CivilDate? { day("exp")?.adding(days: -1) }

  var method: EmploymentCheck.Method? {
    guard let assurance = claims["assurance"], case .string(let word)? = assurance["method"] else {
      return nil
    }
    return switch word {
    case "register-api": .registerAPI
    case "seen-original": .seenOriginal
    case "idsp": .identityServiceProvider
    case "issuer-of-record": .issuerOfRecord
    default: nil
    }
  }

  func achievement(
    _ kind: Achievement.Kind, _ standard: StandardCode, on completed: CivilDate?
  ) -> Achievement? {
    guard let completed else { return nil }
    let level = text("level").flatMap { text -> Passports.ProficiencyLevel? in
      guard let dash = text.lastIndex(of: "-"),
        let number = wholeNumber(text[text.index(after: dash)...]),
        let scale = try? FrameworkCode(String(text[..<dash]), field: "level")
      else { return nil }
      return try? Passports.ProficiencyLevel(scale: scale, level: number)
    }
    let portability: Achievement.Portability =
      switch text("portability") {
      case "local_signoff": .localSignOff
      case "person_specific": .personSpecific
      default: .portable
      }
    return try? Achievement(
      standard: standard, kind: kind, level: level, progress: .achieved, completedOn: completed,
      holdsThrough: holdsThrough, gainedAt: issuer, portability: portability)
  }
}

extension PassportFacts {
  /// Adds what `claims` say; what was not disclosed is not known, and then nothing is added.
  fileprivate mutating func add(_ claims: PresentedClaims) {
    switch claims.type {
    case .training: add(claims, .training, claims.text("subject"), on: "completed_on")
    case .competency: add(claims, .competence, claims.text("code"), on: "assessed_on")
    case .careCertificate: addCareCertificate(claims)
    case .registrationCheck: addRegistration(claims)
    case .identityCheck, .rightToWork, .dbsCheck: addCheck(claims)
    case .qualification, .employment, .reference, .delegatedIntervention, .placement, .ohClearance:
      break
    }
  }

  private mutating func add(
    _ claims: PresentedClaims, _ kind: Achievement.Kind, _ code: String?, on name: String
  ) {
    guard let code, let standard = try? StandardCode(code, field: "subject"),
      let achievement = claims.achievement(kind, standard, on: claims.day(name))
    else { return }
    achievements.append(Recorded(achievement, origin: claims.origin))
  }

  private mutating func addCareCertificate(_ claims: PresentedClaims) {
    guard let year = PresentedClaims.number("version", in: claims.claims),
      let version = CareCertificate.versions.first(where: { Int64($0.year) == year }),
      claims.claims["complete"] == .bool(true),
      let whole = claims.achievement(
        .careCertificate, version.code, on: claims.day("checked_on"))
    else { return }
    achievements.append(Recorded(whole, origin: claims.origin))
  }

  private mutating func addRegistration(_ claims: PresentedClaims) {
    guard let regulator = claims.text("regulator").flatMap(Registration.Regulator.init(rawValue:)),
      let status = claims.text("status_code").flatMap(Registration.Status.init(rawValue:)),
      let checkedOn = claims.day("checked_on"),
      let period = try? DatePeriod(
        from: checkedOn, to: claims.day("registered_until"), field: "registered_until")
    else { return }
    let part = claims.text("register_part").flatMap {
      try? Code<CodeList.RegisterPart>($0, field: "register_part")
    }
    registrations.append(
      Recorded(
        Registration(
          regulator: regulator, number: claims.text("number"), part: part, status: status,
          period: period, checkedAt: LondonTime.start(of: checkedOn),
          checkSource: claims.method == .registerAPI ? .registerAPI : .registerPage),
        origin: claims.origin))
  }

  private mutating func addCheck(_ claims: PresentedClaims) {
    guard let method = claims.method, let checkedOn = claims.day("checked_on") else { return }
    let check: EmploymentCheck?
    switch claims.type {
    case .identityCheck:
      check = try? EmploymentCheck(
        kind: .identity, method: method, checkedOn: checkedOn, holdsThrough: nil, dbs: nil)
    case .rightToWork:
      check = try? EmploymentCheck(
        kind: .rightToWork, method: method, checkedOn: checkedOn,
        holdsThrough: claims.day("permission_until"), dbs: nil)
    default:
      check = claims.dbs.flatMap {
        try? EmploymentCheck(
          kind: .criminalRecord, method: method, checkedOn: checkedOn, holdsThrough: nil, dbs: $0)
      }
    }
    if let check { checks.append(Recorded(check, origin: claims.origin)) }
  }
}

extension PresentedClaims {
  /// The criminal record check, where enough of it was disclosed.
  var dbs: DBSCheck? {
    guard let level = text("level").flatMap(DBSCheck.Level.init(rawValue:)),
      let workforce = text("workforce").flatMap(DBSCheck.Workforce.init(rawValue:)),
      let issuedOn = day("issued_on"), case .bool(let onService)? = claims["update_service"]
    else { return nil }
    let status = text("last_status_code").flatMap(DBSCheck.UpdateStatus.init(rawValue:))
    let lookUp = status.flatMap { status in
      day("last_status_on").map { DBSCheck.UpdateLookUp(status: status, on: $0) }
    }
    return try? DBSCheck(
      level: level, workforce: workforce, certificateNumber: text("certificate_number"),
      issuedOn: issuedOn, onUpdateService: onService, lastStatus: lookUp)
  }
}
