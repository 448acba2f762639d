package import Credentials
import Organisations
package import ReferenceData
import Vocabulary

/// What a body may say, with where that comes from.
package struct EffectiveEntitlement: Sendable {
  /// What it may say.
  package let entitlement: IssuerEntitlement
  /// Whether a steward recorded it for this body; else bodies of its kind may say it.
  package let isRecorded: Bool
  /// Where the rule comes from.
  package let provenance: Provenance
}

/// What bodies of each kind may say where no steward says otherwise.
///
/// No published rule assigns types of credentials to kinds of bodies: the rows are placeholders, to
/// be replaced by whoever governs the trust list, and say so wherever they are shown.
enum DefaultEntitlements {
  /// Where the rows come from.
  static let provenance = Provenance(
    .placeholder, jurisdiction: "England",
    note: "assigned by this project until a governing body publishes its own")

  /// The types that a body of `kind` may issue.
  static func types(for kind: OrganisationKind) -> [PassportType] {
    switch kind {
    case .nhsTrust, .integratedCareBoard, .primaryCareNetwork, .generalPractice, .localAuthority,
      .careProvider, .voluntary:
      employer + teaching + [.competency, .delegatedIntervention, .placement]
    case .housing, .other: employer + teaching
    case .education: employer + teaching + [.qualification, .competency, .placement]
    case .individualEmployer: [.employment, .reference]
    }
  }

  private static let employer: [PassportType] = [
    .identityCheck, .rightToWork, .registrationCheck, .dbsCheck, .employment, .reference,
  ]
  private static let teaching: [PassportType] = [.training, .careCertificate]
}

extension RecordSnapshot {
  /// What `organisation` may say as known now: what stewards recorded of a type takes the place of
  /// what its kind may say.
  func effectiveEntitlements(
    of organisation: Organisation
  ) throws -> [EffectiveEntitlement] {
    let recorded = try entitlements(of: organisation.id, knownAt: latestSequence())
    let decided = Set(recorded.map(\.entitlement.type))
    let byKind = try DefaultEntitlements.types(for: organisation.kind)
      .filter { !decided.contains($0) }
      .map { type in
        EffectiveEntitlement(
          entitlement: try IssuerEntitlement(
            organisation: organisation.id, type: type, subjects: nil, longestValidityDays: nil,
            period: organisation.existence),
          isRecorded: false, provenance: DefaultEntitlements.provenance)
      }
    let own = recorded.filter(\.entitlement.isAllowed).map {
      EffectiveEntitlement(
        entitlement: $0.entitlement, isRecorded: true, provenance: Provenance(.localPolicy))
    }
    return (own + byKind).sorted { $0.entitlement.type.rawValue < $1.entitlement.type.rawValue }
  }

  /// Whether `organisation` may say what `sheet` says, signed at `now`.
  func isEntitled(
    _ organisation: OrganisationID, to sheet: ClaimSheet, at now: Instant, _ desk: SigningDesk
  ) throws -> Bool {
    guard let body = try self.organisation(organisation, knownAt: latestSequence()) else {
      return false
    }
    let entry = try effectiveEntitlements(of: body).compactMap {
      $0.entitlement.token(desk.addresses)
    }
    let statement = Entitlement.Statement(
      type: desk.addresses.type(sheet.type), subject: sheet.subject,
      from: TokenTime.seconds(of: now),
      expires: sheet.expiry(signedAt: now).map(TokenTime.seconds(of:)))
    let known = TrustEntry(
      issuer: desk.addresses.issuer(organisation), entitlements: entry, keys: [])
    return known?.refusal(of: statement) == nil && known != nil
  }
}

extension IssuerEntitlement {
  /// The entitlement as the trust list writes it.
  func token(_ addresses: PublicAddresses) -> Entitlement? {
    Entitlement(
      addresses.type(type), subjects: subjects,
      longestValidity: longestValidityDays.map { Int64($0) * 86_400 },
      from: max(0, Int64(period.start.dayNumber) * 86_400),
      to: period.end.map { Int64($0.dayNumber) * 86_400 })
  }
}
