package import Access
package import Credentials
package import Organisations
package import Passports
package import Vocabulary

/// Judges a bundle, wherever it comes from, and what is accepted of it for a role.
package enum VerifyPresentation {
  /// What is to be judged.
  package struct Request: Sendable {
    /// The file.
    package let bundle: [UInt8]
    /// The challenge that was given to who made it; nil where there was none.
    package let challenge: Challenge?
    /// The moment to judge for; nil: now.
    package let at: Instant?
    /// Whether the file is judged with its own lists alone; else with the service's where it has
    /// newer ones.
    package let isAsItStands: Bool
    /// The role to judge what is accepted for; nil: none.
    package let role: RoleCode?

    /// A request with these parts.
    package init(
      bundle: [UInt8], challenge: Challenge?, at: Instant?, isAsItStands: Bool, role: RoleCode?
    ) {
      self.bundle = bundle
      self.challenge = challenge
      self.at = at
      self.isAsItStands = isAsItStands
      self.role = role
    }
  }

  /// What was found.
  package struct Report: Sendable {
    /// The report.
    package let report: VerificationReport
    /// Who issued each credential of the report, in its order.
    package let issuers: [Issuer]
    /// What the accepted ones are worth for the role; nil where none was asked about.
    package let readiness: ReadinessReport?
    /// The bodies that the report names.
    package let organisations: [OrganisationID: Organisation]
  }

  /// Who issued a credential, and how its entry is disputed here.
  package struct Issuer: Hashable, Sendable {
    /// The issuer as the credential says it; empty where that could not be read.
    package let text: String
    /// The body, where it is known here.
    package let name: String?
    /// The day from which that body is no more; nil while it exists.
    package let closedOn: CivilDate?
    /// How the holder's dispute of the entry stands, where the entry is kept here.
    package let dispute: Dispute.State?
  }

  /// The policy under which the service judges: the defaults of the published words.
  package static let policy = VerdictPolicy(name: "default", version: 1)

  /// The report.
  ///
  /// - Throws: ``ServiceError``: `FIELDS_CONTRADICT`, naming `nonce`, from a caller without an
  ///   organisation; `RECORD_EXISTS`, naming `nonce`, where the challenge was answered before;
  ///   `CODE_UNKNOWN`, naming `role_code`. What is wrong with the file is in the report.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let now = service.now()
    let desk = try service.requireDesk(at: now)
    let role = try request.role.map { try AskedRole($0, field: "role_code") }
    let audience = try request.challenge.map { challenge in
      guard let organisation = call.caller.organisation else {
        throw ServiceError.contradiction("nonce", "must be empty: the caller is no organisation")
      }
      return PresentationRequest(
        audience: desk.addresses.issuer(organisation), nonce: challenge.text)
    }
    let moment = request.at ?? now
    let stranger = service.newID(Noun.Worker.self)
    let found = try await service.records.write(shouldStart: call.shouldStart) { records in
      _ = try records.permit(.verifyPresentation, call, about: RelationFacts())
      let bytes =
        request.isAsItStands ? request.bundle : try records.refreshed(request.bundle, desk)
      // A file judged as it stands is judged as by somebody who has seen no list yet.
      let seen = request.isAsItStands ? 0 : try records.trustList()?.number ?? 0
      let anchors = try records.anchors(desk, lowestSequence: UInt64(clamping: seen))
      let report = judge(
        bundle: bytes, policy: policy, anchors: anchors, at: moment, request: audience)
      if let challenge = request.challenge, report.isBound {
        try records.use(challenge, by: call.organisation, at: now)
      }
      return try records.presented(report, in: bytes, desk, worker: stranger)
    }
    var readiness: ReadinessReport?
    if let role { readiness = try await found.readiness(for: role, at: moment, call, in: service) }
    return Report(
      report: found.report, issuers: found.issuers, readiness: readiness,
      organisations: found.organisations)
  }
}
