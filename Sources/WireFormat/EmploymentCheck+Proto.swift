package import OneWorkforceProtos
package import Passports
package import Vocabulary

extension WireEmploymentCheck {
  /// That the check was made.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> EmploymentCheck {
    try EmploymentCheck(
      kind: kind.native("kind"),
      method: requiredChoice(method, "method"),
      checkedOn: requiredDate(checkedOn, "checked_on"),
      holdsThrough: optionalDate(holdsThrough, "holds_through"),
      dbs: hasDbs ? dbs.native() : nil)
  }
}

extension EmploymentCheck {
  /// The check as the wire writes it.
  package func proto() -> WireEmploymentCheck {
    .with {
      $0.kind = WireCheckKind(kind)
      $0.method = method.rawValue
      $0.checkedOn = checkedOn.description
      $0.holdsThrough = holdsThrough?.description ?? ""
      if let dbs { $0.dbs = dbs.proto() }
    }
  }
}

extension WireDBSCheck {
  /// What may be kept of it; fields are named under `dbs`, as the check's own refusals name them.
  package func native() throws(ServiceError) -> DBSCheck {
    try DBSCheck(
      level: requiredChoice(level, "dbs.level"),
      workforce: requiredChoice(workforce, "dbs.workforce"),
      certificateNumber: certificateNumber.isEmpty
        ? nil
        : PassportPolicy.certificateNumber(certificateNumber, field: "dbs.certificate_number"),
      issuedOn: requiredDate(issuedOn, "dbs.issued_on"),
      onUpdateService: onUpdateService,
      lastStatus: lookUp())
  }

  /// The last look-up in the Update Service: its word and its day come together.
  private func lookUp() throws(ServiceError) -> DBSCheck.UpdateLookUp? {
    let status: DBSCheck.UpdateStatus? = try optionalChoice(lastStatus, "dbs.last_status")
    let day = try optionalDate(lastStatusOn, "dbs.last_status_on")
    guard (status == nil) == (day == nil) else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "dbs.last_status_on",
        "must be given together with `last_status`")
    }
    guard let status, let day else { return nil }
    return DBSCheck.UpdateLookUp(status: status, on: day)
  }
}

extension DBSCheck {
  /// What is kept of it, as the wire writes it.
  package func proto() -> WireDBSCheck {
    .with {
      $0.level = level.rawValue
      $0.workforce = workforce.rawValue
      $0.certificateNumber = certificateNumber ?? ""
      $0.issuedOn = issuedOn.description
      $0.onUpdateService = onUpdateService
      $0.lastStatus = lastStatus?.status.rawValue ?? ""
      $0.lastStatusOn = lastStatus?.on.description ?? ""
    }
  }
}
