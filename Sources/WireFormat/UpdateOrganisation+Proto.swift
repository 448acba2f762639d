package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireUpdateOrganisationRequest: WireChange {}

extension WireUpdateOrganisationRequest {
  private enum Field: String, CaseIterable {
    case name, kind, sector, identifiers
    case openedOn = "opened_on"
    case closedOn = "closed_on"
    case trainingMemorandumSince = "training_memorandum_since"
  }

  /// What is to be changed; values that the mask does not name are not looked at.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> UpdateOrganisation.Request {
    let header = try header()
    let sent = try required(hasOrganisation, organisation, "organisation")
    let fields = try maskedFields(updateMask.paths, Field.self)
    return try under("organisation") { () throws(ServiceError) in
      UpdateOrganisation.Request(
        header: header, organisation: try requiredID(sent.id, "id"),
        etag: Etag(sent: try boundedText(sent.etag, field: "etag", limit: 64)),
        changes: try Self.changes(fields, to: sent))
    }
  }

  private static func changes(
    _ fields: [Field], to sent: WireOrganisation
  ) throws(ServiceError) -> [UpdateOrganisation.Change] {
    var changes: [UpdateOrganisation.Change] = []
    for field in fields {
      let change: UpdateOrganisation.Change =
        switch field {
        case .name: .name(try boundedText(sent.name, field: "name"))
        case .kind: .kind(try sent.kind.native("kind"))
        case .sector: .sector(try sent.sector.native("sector"))
        case .identifiers: .identifiers(try sent.nativeIdentifiers())
        case .openedOn: .openedOn(try requiredDate(sent.openedOn, "opened_on"))
        case .closedOn: .closedOn(try optionalDate(sent.closedOn, "closed_on"))
        case .trainingMemorandumSince:
          .trainingMemorandumSince(
            try optionalDate(sent.trainingMemorandumSince, "training_memorandum_since"))
        }
      changes.append(change)
    }
    return changes
  }
}
