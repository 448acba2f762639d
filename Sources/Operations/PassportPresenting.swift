package import Access
package import Credentials
package import Passports
package import Vocabulary

/// A passport as a file, with what is in it.
package struct PresentedPassport: Hashable, Sendable {
  /// A credential of the file and the entry that it proves.
  package struct Entry: Hashable, Sendable {
    /// The credential.
    package let credential: IssuedCredential
    /// Its type as it says it.
    package let type: String
    /// When it was issued.
    package let issuedAt: Instant
    /// How the holder's dispute of the entry stands; nil where they dispute nothing.
    package let dispute: Dispute.State?
  }

  /// The bytes of `oneworkforce.bundle.v1.PassportBundle`.
  package let bundle: [UInt8]
  /// What is in it, in its order.
  package let entries: [Entry]
  /// Whom it names; nil where it names nobody.
  package let audience: String?
  /// The first moment one of its status lists is past its time; nil without any.
  package let freshUntil: Instant?
}

/// What a presentation shows, and to whom.
struct PresentationScope: Sendable {
  /// What is disclosed.
  let groups: Set<FieldGroup>
  /// The entries to present; nil: every one that may be.
  let facts: Set<FactID>?
  /// The one verifier and its challenge; nil: nobody in particular.
  let request: PresentationRequest?

  /// The claims of `held` that are shown: never the day of issue, by which credentials could be
  /// matched, and who it is only where that was granted.
  func shownClaims(of held: HeldCredential) -> [ClaimPath] {
    held.hidden.filter { path in
      guard case .member(let name)? = path.steps.first else { return false }
      if name == "iat" { return false }
      return groups.contains(.identity)
        || !["sub", "given_name", "family_name", "birthdate"].contains(name)
    }
  }
}

extension PassportType {
  /// The group of fields under which a worker shares credentials of the type.
  package var fieldGroup: FieldGroup {
    switch self {
    case .identityCheck, .rightToWork, .dbsCheck, .reference, .ohClearance: .employmentChecks
    case .registrationCheck: .registrations
    case .employment, .placement: .employment
    case .qualification: .qualifications
    case .training, .careCertificate: .training
    case .competency, .delegatedIntervention: .competences
    }
  }
}

extension RecordChange {
  /// The credentials of `worker` in force that `scope` lets be shown, with the lists, proofs and
  /// the head that a verifier without a connection needs. Lists that went stale are signed anew.
  ///
  /// - Throws: ``ServiceError``: not found, naming `fact_ids`, for an entry without such a
  ///   credential; `STATE_FORBIDS` where there is none at all or no trust list was published;
  ///   `LIST_TOO_LONG` where they are more than a file holds.
  func presentation(
    of worker: WorkerID, _ scope: PresentationScope, _ desk: SigningDesk
  ) throws -> PresentedPassport {
    let shown = try presentable(of: worker, scope, desk)
    guard let trust = try trustList() else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, "no trust list has been published yet")
    }
    let secret = scope.request == nil ? nil : try holderSecret(of: worker)
    let head = try headCovering(shown, desk)
    var items: [PassportBundle.Item] = []
    for kept in shown {
      items.append(try item(kept, scope, by: secret, under: head, desk))
    }
    let lists = try freshLists(of: shown, desk)
    let disputes = try disputes(of: worker, isOpen: false, after: nil, limit: 10_000)
    let bundle = PassportBundle(
      credentials: items, statusLists: lists.map(\.token), trustList: trust.tokens,
      trustParts: trust.parts, checkpoint: head?.note ?? [])
    return PresentedPassport(
      bundle: bundle.encoded,
      entries: shown.map { kept in
        PresentedPassport.Entry(
          credential: kept.credential, type: desk.addresses.type(kept.credential.type),
          issuedAt: kept.credential.notBefore,
          dispute: disputes.lazy.map(\.dispute).filter { $0.fact == kept.credential.fact }.mark)
      },
      audience: scope.request?.audience,
      freshUntil: lists.map { $0.signedAt.adding(milliseconds: $0.timeToLive * 1_000) }.min())
  }

  private func presentable(
    of worker: WorkerID, _ scope: PresentationScope, _ desk: SigningDesk
  ) throws -> [KeptCredential] {
    let inForce = try credentials(of: worker, knownAt: latestSequence()).filter { kept in
      kept.status == .valid && kept.token != nil
        && kept.credential.expires.map { desk.now < $0 } ?? true
        && scope.groups.contains(kept.credential.type.fieldGroup)
    }
    let shown = inForce.filter { scope.facts?.contains($0.credential.fact) ?? true }
    let missing = scope.facts?.subtracting(shown.map(\.credential.fact)) ?? []
    guard missing.isEmpty else {
      throw ServiceError.absent("entry with a credential in force", field: "fact_ids")
    }
    guard !shown.isEmpty else {
      throw ServiceError(
        .failedPrecondition, .stateForbids, "no credential in force may be shown")
    }
    guard shown.count <= PassportBundle.maximumCredentials else {
      throw ServiceError(
        .failedPrecondition, .listTooLong, field: "fact_ids",
        "a file holds at most \(PassportBundle.maximumCredentials) credentials; name some of the "
          + "\(shown.count)")
    }
    return shown
  }

  private func item(
    _ kept: KeptCredential, _ scope: PresentationScope, by secret: PrivateKey?,
    under head: SignedHead?, _ desk: SigningDesk
  ) throws -> PassportBundle.Item {
    let presentation: [UInt8]
    do {
      let held = try HeldCredential(parsing: kept.token ?? [])
      let binding = scope.request.flatMap { request in
        secret.map {
          HolderBinding(
            by: $0, audience: request.audience, nonce: request.nonce, at: desk.now)
        }
      }
      presentation = try held.presentation(
        disclosing: scope.shownClaims(of: held), binding: binding)
    } catch {
      throw ServiceError(
        .internalFault, .internalFault, "a kept credential can't be presented: \(error)")
    }
    let proof = try head.flatMap { head in
      try logProof(
        of: .issue, to: kept.credential.id.bytes,
        by: desk.addresses.issuer(kept.credential.issuer), under: head)
    }
    return PassportBundle.Item(presentation: presentation, logProof: proof ?? [])
  }

  /// A head under which each credential's entry can be proven; nil where the log has no key.
  private func headCovering(
    _ shown: [KeptCredential], _ desk: SigningDesk
  ) throws -> SignedHead? {
    let entries = try shown.compactMap { kept in
      try logEntries(of: .issue, to: kept.credential.id.bytes).last?.index
    }
    guard let last = entries.max(),
      try !signingKeys(of: .service, for: .log, at: desk.now).isEmpty
    else { return nil }
    return try logHead(covering: last + 1, desk)
  }

  private func freshLists(
    of shown: [KeptCredential], _ desk: SigningDesk
  ) throws -> [ShownStatusList] {
    var seen: Set<StatusListID> = []
    return try shown.map(\.credential.place.list).filter { seen.insert($0).inserted }.map { id in
      guard let list = try statusList(id) else {
        throw ServiceError(.internalFault, .internalFault, "a credential's list is missing")
      }
      return try freshStatusList(list, desk)
    }
  }
}
