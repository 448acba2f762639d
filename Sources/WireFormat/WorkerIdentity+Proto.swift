package import OneWorkforceProtos
package import Passports
package import Vocabulary

extension WireWorkerIdentity {
  /// Who the worker is; numbers are brought into their normal form.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> WorkerIdentity {
    try WorkerIdentity(
      givenName: givenName, familyName: familyName,
      birthDate: optionalDate(birthDate, "birth_date"),
      identifiers: nativeIdentifiers())
  }

  /// The numbers some body knows the worker by, at most 20.
  func nativeIdentifiers() throws(ServiceError) -> [WorkerIdentifier] {
    try requireAtMost(20, identifiers.count, "identifiers")
    var natives: [WorkerIdentifier] = []
    for identifier in identifiers { natives.append(try identifier.native("identifiers")) }
    return natives
  }
}

extension WorkerIdentity {
  /// Who the worker is, as the wire writes it; a National Insurance number is never given out.
  package func proto() -> WireWorkerIdentity {
    .with {
      $0.givenName = givenName
      $0.familyName = familyName ?? ""
      $0.birthDate = birthDate?.description ?? ""
      $0.identifiers = identifiers.filter { $0.scheme != .nationalInsurance }.map { $0.proto() }
    }
  }
}

extension WireWorkerIdentifier {
  /// The number in its normal form, refused under `parent`.
  package func native(_ parent: String) throws(ServiceError) -> WorkerIdentifier {
    let scheme: WorkerIdentifier.Scheme = try requiredChoice(scheme, parent + ".scheme")
    return try PassportPolicy.identifier(
      scheme, value, organisation: optionalID(organisationID, parent + ".organisation_id"),
      field: parent)
  }
}

extension WorkerIdentifier {
  /// The number as the wire writes it.
  package func proto() -> WireWorkerIdentifier {
    .with {
      $0.scheme = scheme.rawValue
      $0.value = value
      $0.organisationID = organisation?.description ?? ""
    }
  }
}
