package import Access
package import Planning
package import Vocabulary

/// Hands in the caller's own plan lines for a place.
package enum SubmitPlan {
  /// What is handed in.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The place it is for.
    package let place: PlaceID
    /// What it is called.
    package let title: String
    /// Its lines.
    package let lines: [PlanLine]
    /// The earlier return that it replaces, and its version as it was read.
    package let replaces: Earlier?

    /// An earlier return.
    package struct Earlier: Hashable, Sendable {
      /// The return.
      package let id: PlanReturnID
      /// Its version as it was read.
      package let etag: Etag

      /// The return `id` as it was read.
      package init(id: PlanReturnID, etag: Etag) {
        self.id = id
        self.etag = etag
      }
    }

    /// A request with these parts.
    package init(
      header: ChangeHeader, place: PlaceID, title: String, lines: [PlanLine], replaces: Earlier?
    ) {
      self.header = header
      self.place = place
      self.title = title
      self.lines = lines
      self.replaces = replaces
    }
  }

  /// The receipt, and the lines that no sum will contain.
  package struct Report: Sendable {
    /// The receipt; its id is the return's.
    package let receipt: Receipt
    /// Lines that are kept and kept out of sums, and why.
    package let keptOut: [KeptOutLine]
  }

  /// What was handed in.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault; not found where the caller's
  ///   organisation does not serve the place, or the return it replaces is another's;
  ///   `STATE_FORBIDS` where that one has been replaced already, `ETAG_MISMATCH` where its version
  ///   is another.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let (id, now) = (service.newID(PlanNoun.Return.self), service.now())
    let handed = try request.handed(id, call)
    let receipt = try await service.change(request.header, call) { records in
      let rule = try records.permitPlanning(
        .keepPlan, call, organisation: handed.organisation, place: nil, at: now,
        noun: "place", field: "plan_return.place_id")
      let served = try records.servedPlaces(
        of: call.caller.organisation, on: LondonTime.date(of: now))
      guard served.contains(request.place) else {
        throw ServiceError.absent("place", field: "plan_return.place_id")
      }
      try records.requireReplaceable(request, by: handed)
      try records.record(handed, replacing: request.replaces?.id)
      return ChangeOutcome(id: id, rule: rule)
    }
    let returned = try PlanReturnID(receipt.id, field: "receipt.id")
    return Report(receipt: receipt, keptOut: KeptOutLine.all(in: handed, id: returned))
  }
}

extension SubmitPlan.Request {
  fileprivate func handed(_ id: PlanReturnID, _ call: Call) throws -> PlanReturn {
    guard let organisation = call.caller.organisation else {
      throw AccessDenied(rule: Denial.notInTable, worker: nil, purpose: nil).refusal
    }
    return try ServiceError.under("plan_return") { () throws(ServiceError) in
      try PlanReturn(
        id: id, organisation: organisation, place: place, title: title, lines: lines)
    }
  }
}

extension RecordSnapshot {
  fileprivate func requireReplaceable(
    _ request: SubmitPlan.Request, by handed: PlanReturn
  ) throws {
    guard let earlier = request.replaces else { return }
    guard let found = try planReturn(earlier.id), found.plan.organisation == handed.organisation
    else { throw ServiceError.absent("return", field: "replaces_id") }
    guard found.plan.place == handed.place else {
      throw ServiceError.contradiction("replaces_id", "must be a return for the same place")
    }
    guard !found.isReplaced else {
      throw ServiceError.stateForbids("replaces_id", "a later return replaces it already")
    }
    guard found.etag == earlier.etag else { throw ServiceError.etagMismatch("replaces_etag") }
  }
}

/// A line that no sum contains, whose it is and why.
package struct KeptOutLine: Hashable, Sendable {
  /// Whose it is.
  package let organisation: OrganisationID
  /// The return.
  package let handedIn: PlanReturnID
  /// The line.
  package let line: PlanLine
  /// The field that keeps it out.
  package let field: String

  /// A sentence for its owner.
  package var reason: String {
    "the line does not say its \(field): it is kept, and in no sum until its owner says it"
  }

  /// The lines of `plan` that no sum contains.
  static func all(in plan: PlanReturn, id: PlanReturnID) -> [KeptOutLine] {
    plan.lines.compactMap { line in
      line.missingField.map {
        KeptOutLine(organisation: plan.organisation, handedIn: id, line: line, field: $0)
      }
    }
  }
}
