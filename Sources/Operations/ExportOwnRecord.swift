import Access
package import Passports
package import Vocabulary

/// Everything held about the holder.
package enum ExportOwnRecord {
  /// What is held.
  package struct Report: Sendable {
    /// Who the holder is, and every entry of the passport.
    package let passport: GetPassport.Report
    /// Everything else, table by table.
    package let tables: [HeldTable]
    /// When this was read.
    package let readAt: Instant
  }

  /// Everything, from one snapshot; the look is logged before it leaves and so is not in it.
  ///
  /// - Throws: ``ServiceError`` where the caller is no holder or the record was erased.
  package static func run(_ call: Call, in service: Service) async throws -> Report {
    let now = service.now()
    let moments = AskedMoments(now: now, at: now)
    let (found, tables) = try await service.read(call) { records in
      _ = try records.permit(.controlSight, call, about: .ownRecord(of: call.caller))
      guard let worker = call.caller.worker else { throw ServiceError.absent("worker") }
      let view = try records.view(
        of: .worker(worker), for: .ownRecord, call, moments, pinned: nil)
      return (view, try records.held(of: worker))
    }
    let access = service.newID(Noun.Access.self)
    try await service.record([found.sight.look(of: call, id: access, at: now)], of: call)
    return Report(
      passport: GetPassport.Report(
        found, items: Page(entries: found.items, nextToken: ""), moments, access: access),
      tables: tables, readAt: now)
  }
}
