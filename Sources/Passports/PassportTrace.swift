import ReferenceData
package import Vocabulary

/// What a passport must hold some record of before a requirement can possibly be met.
///
/// A passport without the trace surely does not meet the requirement; one with it may still not.
/// So a search over many passports drops by the trace and judges the rest.
package enum PassportTrace: Hashable, Sendable {
  /// An achievement of one of these standards.
  case achievement(of: Set<StandardCode>)
  /// An achievement of one of these standards, completed, and in date by its own word.
  case heldAchievement(of: Set<StandardCode>)
  /// A registration with one of these regulators; an empty set means any.
  case registration(Set<Registration.Regulator>)
}

extension Requirement.Subject {
  /// Whether a passport can tell anything of the matter.
  package var leavesTrace: Bool {
    switch self {
    case .standard, .careCertificate, .begun, .registration: true
    case .check, .outsidePassport: false
    }
  }

  /// The trace, or nil where a passport can tell nothing of the matter.
  package var trace: PassportTrace? {
    switch self {
    case .standard(let standard) where CareCertificate.version(of: standard) == nil:
      let others = EquivalencePolicy.sources(for: standard)
      return .heldAchievement(of: Set(StandardPolicy.names(of: standard) + others))
    case .standard, .careCertificate: return .heldAchievement(of: Self.certificates)
    case .begun(let standard): return .achievement(of: Self.certificates.union([standard]))
    case .registration(let regulators, _): return .registration(regulators)
    case .check, .outsidePassport: return nil
    }
  }

  private static let certificates = CareCertificatePolicy.partCodes
    .union(CareCertificate.versions.map(\.code))
}
