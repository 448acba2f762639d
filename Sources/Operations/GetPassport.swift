import Access
package import Passports
import ReferenceData
package import Vocabulary

/// The passport as far as the caller may see it; the holder sees all of it.
package enum GetPassport {
  /// Whose passport.
  package struct Request: Sendable {
    /// Whose passport; nil: the holder's own.
    package let worker: WorkerSelector?
    /// Why, and as known when.
    package let question: PassportQuestion
    /// Which page of the items.
    package let page: PageRequest

    /// A request with these parts.
    package init(worker: WorkerSelector?, question: PassportQuestion, page: PageRequest) {
      self.worker = worker
      self.question = question
      self.page = page
    }
  }

  /// The passport in sight.
  package struct Report: Sendable {
    /// The worker's record.
    package let worker: Worker
    /// Who that is; nil where identity is not in sight or was erased.
    package let identity: WorkerIdentity?
    /// The version of the identity record; nil where identity is not in sight.
    package let etag: Etag?
    /// Records that may be the same person; told to the holder and to who employs them.
    package let possibleDuplicates: [WorkerID]
    /// The items of the page.
    package let items: Page<PassportItem>
    /// What it rests on.
    package let basis: Basis
    /// This look.
    package let access: AccessID
  }

  /// The page of the passport; the look is logged before.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let selector = try request.selector(for: call)
    let moments = try AskedMoments(request.question, at: service.now())
    let filter = "\(selector) \(moments.past?.milliseconds ?? 0)"
    let after = try service.cursor(request.page, call, filter: filter).map(ItemCursor.init(text:))
    let purpose = request.question.purpose
    let found = try await service.look(call, for: purpose) { records in
      try records.view(of: selector, for: purpose.listed, call, moments, pinned: after?.known)
    }
    let access = service.newID(Noun.Access.self)
    try await service.record([found.sight.look(of: call, id: access, at: moments.now)], of: call)
    let rest = found.items.filter { item in after.map { $0.isBefore(item) } != false }
    let shown = Array(rest.prefix(request.page.size))
    let last = rest.count > shown.count ? shown.last : nil
    let next = last.map { ItemCursor(after: $0, known: found.known).text }
    return Report(
      found,
      items: Page(
        entries: shown, nextToken: service.token(after: next, call, filter: filter)),
      moments, access: access)
  }
}

extension GetPassport.Report {
  /// The page `items` of what was opened in `view`.
  init(
    _ view: PassportView, items: Page<PassportItem>, _ moments: AskedMoments, access: AccessID
  ) {
    self.init(
      worker: view.facts.worker, identity: view.facts.identity, etag: view.etag,
      possibleDuplicates: view.possibleDuplicates, items: items,
      basis: Basis(
        at: moments.at, asKnownAt: moments.asKnownAt, sequence: view.known,
        referenceData: ReferenceDataVersion.text, policy: PolicyTable.shipped.version.text),
      access: access)
  }
}

extension GetPassport.Request {
  /// Whose passport; a holder who names nobody means their own.
  fileprivate func selector(for call: Call) throws(ServiceError) -> WorkerSelector {
    if let worker { return worker }
    guard let own = call.caller.worker else {
      throw ServiceError(.invalidArgument, .fieldRequired, field: "worker", "must be given")
    }
    return .worker(own)
  }
}

/// A passport opened to be shown.
struct PassportView: Sendable {
  let sight: Sight
  let known: CommitSequence
  let facts: PassportFacts
  let items: [PassportItem]
  let etag: Etag?

  var possibleDuplicates: [WorkerID] {
    sight.relation == .isSelf || sight.relation == .employs ? facts.worker.possibleDuplicates : []
  }
}

extension RecordSnapshot {
  /// What is in sight of whom `selector` names; `pinned` is the commit an earlier page was of.
  func view(
    of selector: WorkerSelector, for purpose: Purpose?, _ call: Call, _ moments: AskedMoments,
    pinned: CommitSequence?
  ) throws -> PassportView {
    let known = try pinned ?? sequence(for: moments)
    let facts = try facts(call, about: selector, purpose: purpose, at: moments.now)
    guard let sight = try permit(.readPassport, call, about: facts).sight,
      let passport = try passport(sight, knownAt: known)
    else { throw ServiceError.absent("worker") }
    let items = try passport.items(
      engagements: engagements(sight, knownAt: known),
      continuity: continuity(sight, knownAt: known))
    return PassportView(
      sight: sight, known: known, facts: passport, items: items,
      etag: sight.groups.contains(.identity) ? try workerEtag(passport.worker.id) : nil)
  }
}
