package import OneWorkforceProtos
package import Operations
package import Passports
package import Vocabulary

extension WireAchievement {
  /// The achievement as it was sent.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> AchievementDraft {
    AchievementDraft(
      standard: try StandardCode(standard, field: "standard"),
      kind: try kind.native("kind"),
      level: hasLevel ? try level.native() : nil,
      progress: try progress.native("progress"),
      completedOn: try optionalDate(completedOn, "completed_on"),
      holdsThrough: try optionalDate(holdsThrough, "holds_through"),
      gainedAt: try optionalID(gainedAtID, "gained_at_id"),
      assessor: hasAssessor
        ? try under("assessor") { () throws(ServiceError) in
          try assessor.native()
        } : nil,
      scopes: hasScopes ? try scopes.native() : .unlimited,
      portability: try portability.optionalNative("portability") ?? .portable,
      mode: try optionalChoice(mode, "mode"))
  }
}

extension Achievement {
  /// The achievement as the wire writes it.
  package func proto() -> WireAchievement {
    .with {
      $0.standard = standard.text
      $0.kind = WireAchievementKind(kind)
      if let level { $0.level = level.proto() }
      $0.progress = WireProgress(progress)
      $0.completedOn = completedOn?.description ?? ""
      $0.holdsThrough = holdsThrough?.description ?? ""
      $0.gainedAtID = gainedAt.description
      if let assessor { $0.assessor = assessor.proto() }
      if scopes != .unlimited { $0.scopes = scopes.proto() }
      $0.portability = WirePortability(portability)
      $0.mode = mode?.rawValue ?? ""
    }
  }
}

extension WireProficiencyLevel {
  /// The level on its scale.
  package func native() throws(ServiceError) -> ProficiencyLevel {
    try ProficiencyLevel(
      scale: FrameworkCode(scale, field: "level.scale"), level: Int(level))
  }
}

extension ProficiencyLevel {
  /// The level as the wire writes it.
  package func proto() -> WireProficiencyLevel {
    .with {
      $0.scale = scale.text
      $0.level = Int32(clamping: level)
    }
  }
}

extension WireAssessor {
  /// Who assessed; the number is brought into its normal form.
  package func native() throws(ServiceError) -> Assessor {
    let regulator = try regulator.optionalNative("regulator")
    let number: String? =
      if let regulator, !registrationNumber.isEmpty {
        try PassportPolicy.registrationNumber(
          registrationNumber, of: regulator, field: "registration_number")
      } else {
        registrationNumber.isEmpty ? nil : registrationNumber
      }
    return try Assessor(
      worker: optionalID(workerID, "worker_id"), regulator: regulator,
      registrationNumber: number,
      signedAt: requiredInstant(hasSignedAt, signedAt, "signed_at"))
  }
}

extension Assessor {
  /// Who assessed, as the wire writes it.
  package func proto() -> WireAssessor {
    .with {
      $0.workerID = worker?.description ?? ""
      if let regulator { $0.regulator = WireRegulator(regulator) }
      $0.registrationNumber = registrationNumber ?? ""
      $0.signedAt = signedAt.proto()
    }
  }
}

extension WireAchievementScopes {
  /// What it covers; a list with no entries and no `any` covers nothing.
  package func native() throws(ServiceError) -> AchievementScopes {
    func choices<Choice>(
      _ texts: [String], _ isAny: Bool, _ field: String, _: Choice.Type
    ) throws(ServiceError) -> Set<Choice>?
    where Choice: RawRepresentable & CaseIterable & Hashable, Choice.RawValue == String {
      guard isAny == texts.isEmpty || !isAny else {
        throw ServiceError(
          .invalidArgument, .fieldsContradict, field: field,
          "must not be a list and without limit at once")
      }
      if isAny { return nil }
      var found: Set<Choice> = []
      for text in texts { found.insert(try requiredChoice(text, field)) }
      return found
    }
    return try AchievementScopes(
      ages: choices(ages, anyAge, "scopes.ages", AchievementScopes.AgeBand.self),
      person: personReference,
      devices: anyDevice ? nil : devices,
      settings: choices(settings, anySetting, "scopes.settings", CareSetting.self))
  }
}

extension AchievementScopes {
  /// What it covers, as the wire writes it.
  package func proto() -> WireAchievementScopes {
    .with {
      $0.ages = (ages ?? []).map(\.rawValue).sorted()
      $0.anyAge = ages == nil
      $0.personReference = person ?? ""
      $0.devices = devices ?? []
      $0.anyDevice = devices == nil
      $0.settings = (settings ?? []).map(\.rawValue).sorted()
      $0.anySetting = settings == nil
    }
  }
}
