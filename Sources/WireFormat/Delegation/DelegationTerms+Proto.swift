package import Delegations
package import OneWorkforceProtos
import Passports
import ReferenceData
package import Vocabulary

extension WireDelegationTerms {
  /// The terms of a draft, under the catalogue in use.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> AgreementTerms {
    guard catalogueVersion.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: "catalogue_version",
        "must be left out: a draft is made under the catalogue in use")
    }
    let plan = try required(hasSupervision, supervision, "supervision")
    return try AgreementTerms(
      worker: requiredID(workerID, "worker_id"), person: requiredID(personID, "person_id"),
      intervention: StandardCode(interventionCode, field: "intervention_code"),
      catalogueVersion: InterventionCatalogue.version,
      delegatingOrganisation: requiredID(delegatingOrganisationID, "delegating_organisation_id"),
      employer: requiredID(employerID, "employer_id"),
      delegators: requiredIDs(delegatorIds, "delegator_ids", atMost: 10),
      accountability: requiredChoice(accountability, "accountability"),
      answersFor: requiredChoice(answersFor, "answers_for"),
      scope: hasScope ? scope.native() : .unlimited, setStepsOnly: setStepsOnly,
      passedOnFrom: optionalID(passedOnFromID, "passed_on_from_id"),
      period: InstantPeriod(
        from: requiredInstant(hasStartsAt, startsAt, "starts_at"),
        to: optionalInstant(hasEndsAt, endsAt, "ends_at"), field: "ends_at"),
      supervision: SupervisionPlan(
        support: requiredChoice(plan.support, "supervision.support"),
        intervalDays: unlessZero(plan.intervalDays)),
      escalation: nativeEscalation())
  }

  private func nativeEscalation() throws(ServiceError) -> [EscalationContact] {
    try requireAtMost(20, escalation.count, "escalation")
    var contacts: [EscalationContact] = []
    for contact in escalation { contacts.append(try contact.native()) }
    return contacts
  }
}

extension AgreementTerms {
  /// The terms as the wire writes them.
  package func proto() -> WireDelegationTerms {
    .with {
      $0.workerID = worker.description
      $0.personID = person.description
      $0.interventionCode = intervention.text
      $0.catalogueVersion = catalogueVersion
      $0.delegatingOrganisationID = delegatingOrganisation.description
      $0.employerID = employer.description
      $0.delegatorIds = delegators.map(\.description)
      $0.accountability = accountability.rawValue
      $0.answersFor = answersFor.rawValue
      if scope != .unlimited { $0.scope = scope.proto() }
      $0.setStepsOnly = setStepsOnly
      $0.passedOnFromID = passedOnFrom?.description ?? ""
      $0.startsAt = period.start.proto()
      if let end = period.end { $0.endsAt = end.proto() }
      $0.supervision = .with {
        $0.support = supervision.support.rawValue
        $0.intervalDays = Int32(clamping: supervision.intervalDays ?? 0)
      }
      $0.escalation = escalation.map { $0.proto() }
    }
  }
}

extension WireDelegationScope {
  /// Where, when and how much; a list with no entries and no `any` allows none.
  func native() throws(ServiceError) -> AgreementScope {
    try AgreementScope(
      settings: choices(settings, unless: anySetting, "scope.settings") {
        text, entry throws(ServiceError) in
        try requiredChoice(text, entry, CareSetting.self)
      },
      locations: choices(locations, unless: anyLocation, "scope.locations") { text, _ in text },
      hours: hasHours
        ? LocalHours(
          fromMinute: Int(hours.fromMinute), toMinute: Int(hours.toMinute),
          repeatedHour: requiredChoice(hours.repeatedHour, "scope.hours.repeated_hour")) : nil,
      maximumDose: hasMaximumDose ? maximumDose.native("scope.maximum_dose") : nil,
      devices: choices(devices, unless: anyDevice, "scope.devices") { text, _ in text })
  }

  private func choices<Item: Hashable>(
    _ texts: [String], unless isAny: Bool, _ field: String,
    _ read: (String, String) throws(ServiceError) -> Item
  ) throws(ServiceError) -> Set<Item>? {
    guard !isAny || texts.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: field,
        "must not be a list and without limit at once")
    }
    return isAny ? nil : try uniqueItems(texts, field, read)
  }
}

extension AgreementScope {
  /// Where, when and how much, as the wire writes it.
  func proto() -> WireDelegationScope {
    .with {
      $0.settings = (settings ?? []).map(\.rawValue).sorted()
      $0.anySetting = settings == nil
      $0.locations = (locations ?? []).sorted()
      $0.anyLocation = locations == nil
      if let hours {
        $0.hours = .with {
          $0.fromMinute = Int32(clamping: hours.fromMinute)
          $0.toMinute = Int32(clamping: hours.toMinute)
          $0.repeatedHour = hours.repeatedHour.rawValue
        }
      }
      if let maximumDose { $0.maximumDose = maximumDose.proto() }
      $0.devices = (devices ?? []).sorted()
      $0.anyDevice = devices == nil
    }
  }
}

extension WireEscalationContact {
  func native() throws(ServiceError) -> EscalationContact {
    try EscalationContact(
      contact: contact,
      period: InstantPeriod(
        from: requiredInstant(hasStartsAt, startsAt, "escalation.starts_at"),
        to: optionalInstant(hasEndsAt, endsAt, "escalation.ends_at"),
        field: "escalation.ends_at"))
  }
}

extension EscalationContact {
  func proto() -> WireEscalationContact {
    .with {
      $0.contact = contact
      $0.startsAt = period.start.proto()
      if let end = period.end { $0.endsAt = end.proto() }
    }
  }
}
