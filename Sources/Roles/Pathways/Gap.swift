package import Passports
import ReferenceData
package import Vocabulary

/// What stands between a worker and one thing a role asks.
package struct Gap: Hashable, Sendable {
  /// What would close it.
  package enum Kind: String, Sendable, CaseIterable {
    /// Training or assessment closes it.
    case trainable = "TRAINABLE"
    /// Training alone does not: a place on a register comes from a regulator.
    case notTrainable = "NOT_TRAINABLE"
    /// Somebody has to answer, decide or share: nothing is known to be missing.
    case toSettle = "TO_SETTLE"
  }

  /// What was found, with the next step and whose job it is.
  package let finding: Finding
  /// What would close it.
  package let kind: Kind
  /// Courses that can be joined and close it, the shortest first; empty where none is known.
  package let offers: [DatedOffer]

  /// The weeks that the shortest course takes by its provider's own word; nil where no course says.
  package var weeks: Int? { offers.first?.offer.weeks }

  /// The gap that `finding` leaves, or nil where it leaves none.
  ///
  /// - Parameter offers: Courses; those that close another gap or can't be joined at `instant` are
  ///   passed over.
  package init?(_ finding: Finding, offers: [DatedOffer], at instant: Instant) {
    guard !finding.outcome.isMet else { return nil }
    self.finding = finding
    kind = Self.kind(of: finding)
    let names = kind == .trainable ? finding.requirement.taughtAs : []
    self.offers = offers.filter { names.contains($0.offer.standard) && $0.isOpen(at: instant) }
      .sorted { ($0.offer.weeks, $0.id) < ($1.offer.weeks, $1.id) }
  }

  private static func kind(of finding: Finding) -> Kind {
    switch finding.requirement.subject {
    case .standard, .careCertificate, .begun:
      let isHeldBack =
        finding.outcome == .suspended || finding.reasons.contains(.localSignOffNeeded)
      return finding.outcome.isKnownToFail && !isHeldBack ? .trainable : .toSettle
    case .registration, .check: return finding.outcome.isKnownToFail ? .notTrainable : .toSettle
    case .outsidePassport: return .toSettle
    }
  }
}

extension Requirement {
  /// Whether training or assessment can meet it at all.
  package var isTeachable: Bool {
    switch subject {
    case .standard, .careCertificate, .begun: true
    case .registration, .check, .outsidePassport: false
    }
  }

  /// The standards under which a course may name it.
  package var taughtAs: Set<StandardCode> {
    switch subject {
    case .standard(let standard), .begun(let standard): [code, standard]
    case .careCertificate(let versions):
      Set(CareCertificate.versions.filter { versions.contains($0.year) }.map(\.code)).union([code])
    case .registration, .check, .outsidePassport: []
    }
  }
}

extension [Gap] {
  /// The weeks to close all of them one after another; nil where one of them is unknown.
  package var weeks: Int? {
    reduce(0 as Int?) { sum, gap in
      guard let sum, let weeks = gap.weeks else { return nil }
      return sum + weeks
    }
  }
}
