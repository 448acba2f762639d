package import Access
import Delegations
import ReferenceData
import Vocabulary

/// Records what an employer stands for: its policy, cover, registration, rota and agreements.
package enum RecordEmployerFact {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The fact.
    package let draft: FactDraft

    /// A request with these parts.
    package init(header: ChangeHeader, draft: FactDraft) {
      self.header = header
      self.draft = draft
    }
  }

  /// The receipt, of the record.
  ///
  /// - Throws: ``ServiceError`` `EQUIVALENCE_CYCLE` for a mapping that would lead in a
  /// circle, `BACKDATED_GRANT_BLOCKED` for what allows something from an earlier moment without an
  /// approver; otherwise naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    try await service.record(request.draft, as: .employer, request.header, call) { records in
      switch request.draft.fact {
      case .mapping(let employer, let mapping): try records.requireNoCycle(mapping, at: employer)
      case .checkInterval(_, _, let months) where !(1...120).contains(months):
        throw ServiceError(
          .invalidArgument, .valueOutOfRange, field: "fact.months",
          "must be 1 to 120; got \(quoted("\(months)"))")
      default: break
      }
    }
  }
}

extension RecordSnapshot {
  /// Refuses a full mapping from whose end full mappings lead back to its start.
  fileprivate func requireNoCycle(_ mapping: StatementMapping, at employer: OrganisationID) throws {
    guard mapping.strength == .full else { return }
    let local = try delegationRecords(
      about: .organisation(employer), of: .mapping, begunIn: nil, knownAt: latestSequence()
    ).compactMap { kept -> (from: StandardCode, to: StandardCode)? in
      guard case .mapping(_, let other) = kept.record.fact, other.strength == .full else {
        return nil
      }
      return (other.from, other.to)
    }
    let steps = local + Equivalence.fullSteps
    var reached: Set = [mapping.to]
    var edge = [mapping.to]
    while let statement = edge.popLast() {
      for step in steps where step.from == statement && reached.insert(step.to).inserted {
        edge.append(step.to)
      }
    }
    guard !reached.contains(mapping.from) else {
      throw ServiceError(
        .failedPrecondition, .equivalenceCycle, field: "fact.mapping",
        "must not lead back to where it starts: \(quoted(mapping.to.text)) already counts in full "
          + "as \(quoted(mapping.from.text))")
    }
  }
}

extension Equivalence {
  /// The full steps between single statements in the shipped table.
  fileprivate static let fullSteps: [(from: StandardCode, to: StandardCode)] = Equivalences.all
    .filter { $0.strength == .full }.flatMap { row in
      guard case .standards(let sources) = row.from.statement,
        case .standards(let targets) = row.to.statement
      else { return [(from: StandardCode, to: StandardCode)]() }
      return sources.flatMap { source in targets.map { (source, $0) } }
    }
}
