package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireUpdatePlaceRequest: WireChange {}

extension WireUpdatePlaceRequest {
  private enum Field: String, CaseIterable {
    case name, code, pieces
    case parent = "parent_id"
  }

  /// What is to be changed; values that the mask does not name are not looked at.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> UpdatePlace.Request {
    let header = try header()
    let sent = try required(hasPlace, place, "place")
    let fields = try maskedFields(updateMask.paths, Field.self)
    return try under("place") { () throws(ServiceError) in
      UpdatePlace.Request(
        header: header, place: try requiredID(sent.id, "id"),
        etag: Etag(sent: try boundedText(sent.etag, field: "etag", limit: 64)),
        changes: try Self.changes(fields, to: sent))
    }
  }

  private static func changes(
    _ fields: [Field], to sent: WirePlace
  ) throws(ServiceError) -> [UpdatePlace.Change] {
    var changes: [UpdatePlace.Change] = []
    for field in fields {
      let change: UpdatePlace.Change =
        switch field {
        case .name: .name(try boundedText(sent.name, field: "name"))
        case .parent: .parent(try sent.nativeParent())
        case .code: .code(try sent.nativeCode())
        case .pieces: .pieces(try sent.nativePieces())
        }
      changes.append(change)
    }
    return changes
  }
}
