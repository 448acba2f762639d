package import OneWorkforceProtos
package import Passports
package import Vocabulary

extension WireRegistration {
  /// The registration as it was seen; the number is brought into its normal form.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> Registration {
    let regulator = try regulator.native("regulator")
    return Registration(
      regulator: regulator,
      number: number.isEmpty
        ? nil : try PassportPolicy.registrationNumber(number, of: regulator, field: "number"),
      part: part.isEmpty ? nil : try Code(part, field: "part"),
      status: try status.native("status"),
      period: try datePeriod(validFrom, validTo, "valid_from", "valid_to"),
      checkedAt: try requiredInstant(hasCheckedAt, checkedAt, "checked_at"),
      checkSource: try requiredChoice(checkSource, "check_source"))
  }
}

extension Registration {
  /// The registration as the wire writes it.
  package func proto() -> WireRegistration {
    .with {
      $0.regulator = WireRegulator(regulator)
      $0.number = number ?? ""
      $0.part = part?.text ?? ""
      $0.status = WireRegistrationStatus(status)
      $0.validFrom = period.start.description
      $0.validTo = period.end?.description ?? ""
      $0.checkedAt = checkedAt.proto()
      $0.checkSource = checkSource.rawValue
    }
  }
}
