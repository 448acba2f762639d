import ReferenceData
package import Vocabulary

/// A blended role that a body defines: a profile with interventions once done by others, which
/// another body may copy and tighten. A template is never changed; a copy is a record of its own.
package struct RoleTemplate: Hashable, Sendable {
  /// Its record.
  package let id: RecordID
  /// Who keeps it.
  package let organisation: OrganisationID
  /// Its title, 1 to 100 characters.
  package let title: String
  /// The role profile it rests on.
  package let role: RoleCode
  /// The interventions it includes; at most 50, none only in a copy that forbids them all.
  package let interventions: Set<StandardCode>
  /// The template it was copied from, or nil.
  package let copiedFrom: RecordID?
  /// What the original includes and this copy forbids.
  package let forbidden: Set<StandardCode>
  /// The local protocol that forbids it, 1 to 100 characters; nil where nothing is forbidden.
  package let localProtocol: String?

  /// A template that is no copy.
  ///
  /// - Throws: ``ServiceError`` naming `title`, `role_code` or `intervention_codes`.
  package init(
    id: RecordID, organisation: OrganisationID, title: String, role: RoleCode,
    interventions: Set<StandardCode>
  ) throws(ServiceError) {
    guard RoleProfiles.find(role) != nil else {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "role_code",
        "must be a role profile; got \(quoted(role.text))")
    }
    guard (1...50).contains(interventions.count) else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "intervention_codes",
        "must be 1 to 50 interventions; got \(interventions.count)")
    }
    try Self.requireKnown(interventions)
    self.id = id
    self.organisation = organisation
    self.title = try boundedText(title, field: "title", limit: 100)
    self.role = role
    self.interventions = interventions
    copiedFrom = nil
    forbidden = []
    localProtocol = nil
  }

  /// A copy of `original` for another body, less what its own protocol forbids.
  ///
  /// - Throws: ``ServiceError`` naming `forbidden_codes` where the original does not include one,
  ///   or `local_protocol` where something is forbidden and no protocol is named, or the reverse.
  package init(
    copying original: RoleTemplate, id: RecordID, organisation: OrganisationID,
    forbidding forbidden: Set<StandardCode>, localProtocol: String?
  ) throws(ServiceError) {
    if let foreign = forbidden.subtracting(original.interventions).min() {
      throw ServiceError(
        .invalidArgument, .ruleLoosened, field: "forbidden_codes",
        "must be interventions of the original; got \(quoted(foreign.text))")
    }
    guard forbidden.isEmpty == (localProtocol == nil) else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "local_protocol",
        "must name the protocol where it forbids something, and only there")
    }
    self.id = id
    self.organisation = organisation
    title = original.title
    role = original.role
    interventions = original.interventions.subtracting(forbidden)
    copiedFrom = original.id
    self.forbidden = original.forbidden.union(forbidden)
    self.localProtocol =
      try localProtocol.map { text throws(ServiceError) in
        try boundedText(text, field: "local_protocol", limit: 100)
      } ?? original.localProtocol
  }

  /// A template as read back from the store.
  package init(
    stored id: RecordID, organisation: OrganisationID, title: String, role: RoleCode,
    interventions: Set<StandardCode>, copiedFrom: RecordID?, forbidden: Set<StandardCode>,
    localProtocol: String?
  ) {
    self.id = id
    self.organisation = organisation
    self.title = title
    self.role = role
    self.interventions = interventions
    self.copiedFrom = copiedFrom
    self.forbidden = forbidden
    self.localProtocol = localProtocol
  }

  static func requireKnown(_ interventions: Set<StandardCode>) throws(ServiceError) {
    if let unknown = interventions.filter({ Interventions.find($0) == nil }).min() {
      throw ServiceError(
        .invalidArgument, .codeUnknown, field: "intervention_codes",
        "must be interventions of the catalogue; got \(quoted(unknown.text))")
    }
  }
}
