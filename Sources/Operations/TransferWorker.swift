package import Access
import Passports
package import Roles
package import Vocabulary

/// Opens a worker's move to the caller's organisation as a record, with its three lists as judged
/// for the first day.
package enum TransferWorker {
  /// Who is to move.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// Who moves.
    package let worker: WorkerSelector
    /// The role they are to have.
    package let role: RoleCode
    /// The day they are to start.
    package let startsOn: CivilDate
    /// Where they come from; nil where that is not known here.
    package let from: OrganisationID?

    /// A request for a start in the years that this service counts moments in.
    ///
    /// - Throws: ``ServiceError`` `DATE_INVALID`, naming `starts_on`.
    package init(
      header: ChangeHeader, worker: WorkerSelector, role: RoleCode, startsOn: CivilDate,
      from: OrganisationID?
    ) throws(ServiceError) {
      guard Instant.supported.contains(LondonTime.start(of: startsOn)) else {
        throw ServiceError(
          .invalidArgument, .dateInvalid, field: "starts_on",
          "must be a day of the years 2000 to 2100; got \(quoted("\(startsOn)"))")
      }
      self.header = header
      self.worker = worker
      self.role = role
      self.startsOn = startsOn
      self.from = from
    }
  }

  /// The move as recorded.
  package struct Report: Sendable {
    /// The receipt; its identifier is the move's.
    package let receipt: Receipt
    /// The move; nil where the request was only checked.
    package let transfer: VersionedTransfer?
  }

  /// The move as recorded; the same again for the same request.
  ///
  /// The look at the passport is logged with the move itself.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Report {
    let role = try AskedRole(request.role, field: "role_code")
    let ids = NewIDs(transfer: service.newID(), access: service.newID())
    let moments = AskedMoments(
      now: service.now(), at: LondonTime.start(of: request.startsOn))
    let receipt = try await service.change(request.header, call) { records in
      try apply(request, for: role, call, ids, moments, by: service.policies, in: records)
    }
    guard !receipt.wasValidatedOnly else { return Report(receipt: receipt, transfer: nil) }
    let recorded = try TransferID(receipt.id, field: "receipt.id")
    let transfer = try await service.records.read { try $0.versionedTransfer(recorded) }
    return Report(receipt: receipt, transfer: transfer)
  }

  private struct NewIDs: Sendable {
    let transfer: TransferID
    let access: AccessID
  }

  private static func apply(
    _ request: Request, for role: AskedRole, _ call: Call, _ ids: NewIDs, _ moments: AskedMoments,
    by policies: any PolicyShelf, in records: any RecordChange
  ) throws -> ChangeOutcome {
    // A holder states no such purpose and moves nobody.
    guard let to = call.caller.organisation else {
      throw AccessDenied(rule: Denial.notInTable, worker: nil, purpose: .transfer)
    }
    let found = try records.open(
      request.worker, for: .transfer, call, moments, from: policies)
    try check(request.from, to: to, in: records)
    let report = found.readiness(for: role)
    let transfer = Transfer(
      id: ids.transfer, worker: found.facts.worker.id, to: to, from: request.from, role: role.code,
      startsOn: request.startsOn, openedAt: moments.now, basis: report.basis,
      items: found.transferItems(report))
    try records.record(transfer, by: to)
    try records.record(found.sight.look(of: call, id: ids.access, at: moments.now))
    return ChangeOutcome(id: ids.transfer, rule: found.sight.rule)
  }

  private static func check(
    _ from: OrganisationID?, to: OrganisationID, in records: any RecordChange
  ) throws {
    guard let from else { return }
    guard from != to else {
      throw ServiceError.contradiction(
        "from_organisation_id", "must be another than the caller's own organisation")
    }
    try records.requireOrganisation(from, field: "from_organisation_id")
  }
}

/// A move and the version of its record.
package struct VersionedTransfer: Sendable {
  /// The move, with what has been decided since it was opened.
  package let transfer: Transfer
  /// The version that a decision names.
  package let etag: Etag
}

extension RecordSnapshot {
  /// The move with its version, or nil where there is none.
  func versionedTransfer(_ id: TransferID) throws -> VersionedTransfer? {
    guard let transfer = try transfer(id), let etag = try transferEtag(id) else { return nil }
    return VersionedTransfer(transfer: transfer, etag: etag)
  }
}
