package import Organisations
package import Passports
package import ReferenceData
package import Vocabulary

/// A next role of a worker: the step that leads there, and what is missing.
package struct Pathway: Hashable, Sendable {
  /// The step.
  package let move: RoleMove
  /// The role.
  package let role: RoleProfile
  /// What the passport is worth for the role and the step.
  package let readiness: ReadinessReport
  /// What is missing, mandatory things first, in the order asked.
  package let gaps: [Gap]

  /// The step `move` to `role`, with what `readiness` found of what both ask, as
  /// ``Pathways/asks(of:to:careCertificates:)`` has it.
  package init(
    move: RoleMove, role: RoleProfile, readiness: ReadinessReport, offers: [DatedOffer],
    at instant: Instant
  ) {
    self.move = move
    self.role = role
    self.readiness = readiness
    let all = readiness.findings.compactMap { Gap($0, offers: offers, at: instant) }
    gaps =
      all.filter { $0.finding.requirement.force == .mandatory }
      + all.filter { $0.finding.requirement.force != .mandatory }
  }

  /// The mandatory things missing.
  package var mandatoryGaps: [Gap] {
    gaps.filter { $0.finding.requirement.force == .mandatory }
  }

  /// The weeks to close every mandatory gap one after another; nil where one is unknown.
  package var weeks: Int? { mandatoryGaps.weeks }
}

/// Where a worker may go next. Pure: nothing here reads a passport.
package enum Pathways {
  /// The kinds of work from which a worker's steps start: the roles they are engaged in on `day`,
  /// and work that no role profile describes.
  ///
  /// - Parameter organisations: The bodies that the engagements name, as far as they are known.
  /// - Returns: Each once, in order of code; a learner's placement starts no step.
  package static func origins(
    of engagements: [Engagement], on day: CivilDate,
    organisations: [OrganisationID: Organisation]
  ) -> [RoleCode] {
    let current = engagements.filter { $0.period.contains(day) && !$0.kind.isLearner }
    return Set(
      current.compactMap { engagement in
        engagement.role
          ?? RoleMoves.origins.first {
            $0.describes(engagement, at: organisations[engagement.organisation])
          }?.code
      }
    ).sorted()
  }

  /// The steps from `origins` to roles that are none of them, each role once: where two lead there,
  /// the one that asks less beside the role.
  package static func moves(from origins: [RoleCode]) -> [RoleMove] {
    let all = origins.flatMap { RoleMoves.moves(from: $0) }.filter { !origins.contains($0.to) }
    let byRole = Dictionary(grouping: all, by: \.to)
    return byRole.values.compactMap { moves in
      moves.min { ($0.steps.count, $0.from) < ($1.steps.count, $1.from) }
    }.sorted { $0.to < $1.to }
  }

  /// What the role and the step to it ask, in that order.
  ///
  /// - Parameter careCertificates: The versions that count at the asker, the newest first.
  package static func asks(
    of move: RoleMove, to role: RoleProfile, careCertificates: [Int]
  ) -> [Requirement] {
    let asked = role.asks(careCertificates: careCertificates)
    let names = Set(asked.map(\.code))
    return asked
      + move.steps.filter { !names.contains($0) }.map {
        Requirement(
          code: $0, subject: .standard($0), force: .mandatory, provenance: move.provenance)
      }
  }

  /// `pathways`, the nearest first, so that the first three lead into both sectors where there are
  /// such roles.
  ///
  /// Nearer is what lacks nothing that training can't give, then what lacks less.
  package static func ranked(_ pathways: [Pathway]) -> [Pathway] {
    var ordered = pathways.sorted { $0.distance < $1.distance }
    for side in [Side.health, .care] {
      guard ordered.count > 3, !ordered[..<3].contains(where: { $0.leads(into: side) }),
        let found = ordered[3...].firstIndex(where: { $0.leads(into: side) })
      else { continue }
      ordered.insert(ordered.remove(at: found), at: 2)
    }
    return ordered
  }

  fileprivate enum Side {
    case health
    case care
  }
}

extension Pathway {
  fileprivate func leads(into side: Pathways.Side) -> Bool {
    switch role.area {
    case .nhs: side == .health
    case .socialCare: side == .care
    case .integrated, .both, .education: true
    }
  }

  fileprivate var distance: Distance {
    let kinds = mandatoryGaps.map(\.kind)
    return Distance(
      beyondTraining: kinds.filter { $0 == .notTrainable }.count,
      gaps: kinds.filter { $0 != .toSettle }.count, open: kinds.filter { $0 == .toSettle }.count,
      role: role.code)
  }

  fileprivate struct Distance: Comparable {
    let beyondTraining: Int
    let gaps: Int
    let open: Int
    let role: RoleCode

    static func < (left: Distance, right: Distance) -> Bool {
      (left.beyondTraining, left.gaps, left.open, left.role)
        < (right.beyondTraining, right.gaps, right.open, right.role)
    }
  }
}

extension MoveOrigin {
  /// Whether `engagement` without a role profile is this work.
  fileprivate func describes(_ engagement: Engagement, at body: Organisation?) -> Bool {
    engagementKinds.contains(engagement.kind.rawValue)
      || body.map { organisationKinds.contains($0.kind.rawValue) } == true
  }
}
