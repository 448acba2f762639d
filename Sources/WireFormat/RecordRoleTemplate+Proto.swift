package import OneWorkforceProtos
package import Operations
package import Vocabulary

extension WireRecordRoleTemplateRequest: WireChange {}

extension WireRecordRoleTemplateRequest {
  /// What the template is.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> RecordRoleTemplate.Request {
    let header = try header()
    switch what {
    case .template(let sent):
      return RecordRoleTemplate.Request(
        header: header,
        what: try under("template") { () throws(ServiceError) in
          guard sent.id.isEmpty, sent.organisationID.isEmpty else {
            throw ServiceError(
              .invalidArgument, .fieldNotAllowed, field: sent.id.isEmpty ? "organisation_id" : "id",
              "must be empty: the service gives it")
          }
          return .own(
            title: sent.title, role: try RoleCode(sent.roleCode, field: "role_code"),
            interventions: try statementCodes(sent.interventionCodes, "intervention_codes"))
        })
    case .copy(let copy):
      return RecordRoleTemplate.Request(
        header: header,
        what: try under("copy") { () throws(ServiceError) in
          .copy(
            of: try requiredID(copy.templateID, "template_id"),
            forbidding: try statementCodes(copy.forbiddenCodes, "forbidden_codes"),
            localProtocol: copy.localProtocol.isEmpty ? nil : copy.localProtocol)
        })
    case nil:
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "what", "must be a template or a copy of one")
    }
  }
}
