import Access
package import Organisations
import Passports
import ReferenceData
package import Roles
package import Vocabulary

/// The next roles of a worker across both sectors, each with everything that is missing and who can
/// close it.
package enum ListPathways {
  /// Whose next roles.
  package struct Request: Sendable {
    /// Whose passport.
    package let worker: WorkerSelector
    /// The work to start from: role profiles, or work that none describes; none: what the worker is
    /// engaged in on the day.
    package let origins: [RoleCode]
    /// Why, for when, and as known when.
    package let question: PassportQuestion
    /// Which page.
    package let page: PageRequest

    /// A request from at most 10 kinds of work.
    ///
    /// - Throws: ``ServiceError`` naming `from_codes`.
    package init(
      worker: WorkerSelector, origins: [RoleCode], question: PassportQuestion, page: PageRequest
    ) throws(ServiceError) {
      guard origins.count <= 10 else {
        throw ServiceError(
          .invalidArgument, .listTooLong, field: "from_codes",
          "must be at most 10; got \(origins.count)")
      }
      for (index, origin) in origins.enumerated() {
        guard RoleProfiles.find(origin) != nil || RoleMoves.origin(origin) != nil else {
          throw ServiceError(
            .invalidArgument, .codeUnknown, field: "from_codes[\(index)]",
            "must be a role profile or work that steps start from; got \(quoted(origin.text))")
        }
      }
      self.worker = worker
      self.origins = origins
      self.question = question
      self.page = page
    }
  }

  /// What was found.
  package struct Report: Sendable {
    /// Whose passport.
    package let worker: WorkerID
    /// The work it starts from.
    package let origins: [RoleCode]
    /// Next roles, the nearest first.
    package let pathways: Page<Pathway>
    /// The bodies that the findings name.
    package let organisations: [OrganisationID: Organisation]
    /// This look.
    package let access: AccessID
  }

  /// The report on the passport as far as the caller may see it; the look is logged before.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault; `STATE_FORBIDS`, naming `from_codes`,
  ///   where no work is named and none that is in sight starts a step.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let moments = try AskedMoments(request.question, at: service.now())
    let purpose = request.question.purpose
    let (found, offers) = try await service.look(call, for: purpose) { records in
      let found = try records.open(
        request.worker, for: purpose.listed, call, moments, from: service.policies)
      let asks = RoleProfiles.all.flatMap { profile in
        RoleMoves.moves(from: profile.code).first.map {
          Pathways.asks(of: $0, to: profile, careCertificates: found.careCertificates)
        } ?? []
      }
      return (found, try records.courses(toMeet: asks + found.stepRequirements))
    }
    let origins = try found.origins(named: request.origins)
    let access = service.newID(Noun.Access.self)
    let pathways = found.pathways(from: origins, offers)
    try await service.record([found.sight.look(of: call, id: access, at: moments.now)], of: call)
    return Report(
      worker: found.facts.worker.id, origins: origins,
      pathways: try service.page(
        of: pathways, request.page, call, filter: origins.map(\.text).joined(separator: " ")),
      organisations: found.facts.organisations, access: access)
  }
}

extension PassportCase {
  /// The versions of the Care Certificate that count at the asker.
  fileprivate var careCertificates: [Int] {
    rules.policy.recognisedCareCertificates(on: LondonTime.date(of: moments.at))
  }

  /// What any step asks beside its role.
  fileprivate var stepRequirements: [Requirement] {
    Set(RoleMoves.all.flatMap(\.steps)).sorted().map {
      Requirement(
        code: $0, subject: .standard($0), force: .mandatory, provenance: Provenance(.placeholder))
    }
  }

  /// The work to start from.
  fileprivate func origins(named origins: [RoleCode]) throws(ServiceError) -> [RoleCode] {
    guard origins.isEmpty else { return Set(origins).sorted() }
    let own = Pathways.origins(
      of: engagements.map(\.fact), on: LondonTime.date(of: moments.at),
      organisations: facts.organisations)
    guard !own.isEmpty else {
      throw .stateForbids(
        "from_codes", "no work in sight starts a step: name the role or work to start from")
    }
    return own
  }

  /// Next roles, the nearest first.
  fileprivate func pathways(from origins: [RoleCode], _ offers: [DatedOffer]) -> [Pathway] {
    Pathways.ranked(
      Pathways.moves(from: origins).compactMap { move in
        RoleProfiles.find(move.to).map { role in
          Pathway(
            move: move, role: role,
            readiness: judge(
              Pathways.asks(of: move, to: role, careCertificates: careCertificates)),
            offers: offers, at: moments.at)
        }
      })
  }
}
