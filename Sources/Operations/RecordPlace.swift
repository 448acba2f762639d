package import Access
import Vocabulary

/// Adds a system, place or neighbourhood; it lies in the scope of the organisation whose steward
/// recorded it.
package enum RecordPlace {
  /// What is to be recorded.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// The area.
    package let place: PlaceDraft

    /// A request with these parts.
    package init(header: ChangeHeader, place: PlaceDraft) {
      self.header = header
      self.place = place
    }
  }

  /// The receipt, of the area recorded.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package static func run(
    _ request: Request, _ call: Call, in service: Service
  ) async throws -> Receipt {
    let id = service.newID(Noun.Place.self)
    return try await service.change(request.header, call) { records in
      let rule = try records.permitAdding(call)
      try records.record(try request.place.place(id, in: records))
      return ChangeOutcome(id: id, rule: rule)
    }
  }
}
