package import OneWorkforceProtos
package import Operations
import Passports
package import Vocabulary

extension WireUpdateWorkerIdentityRequest: WireChange {}

extension WireUpdateWorkerIdentityRequest {
  /// What is to be changed; values that the mask does not name are not looked at.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  package func native() throws(ServiceError) -> UpdateWorkerIdentity.Request {
    let mask = try nativeMask()
    return UpdateWorkerIdentity.Request(
      header: try header(),
      worker: try requiredID(workerID, "worker_id"),
      etag: Etag(sent: try boundedText(etag, field: "etag", limit: 64)),
      mask: mask, values: try nativeValues(mask))
  }

  private func nativeMask() throws(ServiceError) -> Set<UpdateWorkerIdentity.Field> {
    var mask: Set<UpdateWorkerIdentity.Field> = []
    try requireAtMost(20, updateMask.paths.count, "update_mask")
    for path in updateMask.paths {
      guard let field = UpdateWorkerIdentity.Field(rawValue: path) else {
        let known = UpdateWorkerIdentity.Field.allCases.map { "`\($0.rawValue)`" }
        throw ServiceError(
          .invalidArgument, .updateMaskInvalid, field: "update_mask",
          "must name only \(known.joined(separator: ", ")); got \(quoted(path))")
      }
      mask.insert(field)
    }
    guard !mask.isEmpty else {
      throw ServiceError(
        .invalidArgument, .updateMaskInvalid, field: "update_mask",
        "must name at least one field to change")
    }
    return mask
  }

  private func nativeValues(
    _ mask: Set<UpdateWorkerIdentity.Field>
  ) throws(ServiceError) -> UpdateWorkerIdentity.Values {
    var values = UpdateWorkerIdentity.Values(
      givenName: "", familyName: nil, birthDate: nil, identifiers: [], level: try level(mask))
    return try under("identity") { () throws(ServiceError) in
      if mask.contains(.givenName) {
        values.givenName = try boundedText(identity.givenName, field: "given_name", limit: 100)
      }
      if mask.contains(.familyName) {
        values.familyName = try optionalText(identity.familyName, field: "family_name", limit: 100)
      }
      if mask.contains(.birthDate) {
        values.birthDate = try optionalDate(identity.birthDate, "birth_date")
      }
      if mask.contains(.identifiers) { values.identifiers = try identity.nativeIdentifiers() }
      return values
    }
  }

  /// The new level, which must be chosen just where the mask names it.
  private func level(
    _ mask: Set<UpdateWorkerIdentity.Field>
  ) throws(ServiceError) -> Worker.IdentityLevel? {
    if mask.contains(.identityLevel) { return try identityLevel.native("identity_level") }
    guard identityLevel == .unspecified else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "identity_level",
        "must be left out where the mask does not name it")
    }
    return nil
  }
}
