package import Vocabulary

/// The person who is cared for: an opaque reference and a date of birth, no patient record.
package struct CaredForPerson: Hashable, Sendable {
  /// The opaque random identifier.
  package let id: PersonID
  /// Date of birth; nil where nobody told it: then no age scope covers the person.
  package let birthDate: CivilDate?
  /// The record that stays, where this one was found to be the same person; its facts are read
  /// there. nil: this one stays.
  package let mergedInto: PersonID?
  /// Records that may be the same person and are not resolved yet.
  package let possibleDuplicates: [PersonID]
  /// True for a person invented for a demonstration.
  package let isSynthetic: Bool

  /// A person with these parts.
  package init(
    id: PersonID, birthDate: CivilDate?, mergedInto: PersonID? = nil,
    possibleDuplicates: [PersonID] = [], isSynthetic: Bool
  ) {
    self.id = id
    self.birthDate = birthDate
    self.mergedInto = mergedInto
    self.possibleDuplicates = possibleDuplicates
    self.isSynthetic = isSynthetic
  }
}

/// That an organisation gives a person care.
package struct CareEpisode: Hashable, Sendable {
  /// Who gives the care.
  package let organisation: OrganisationID

  /// Care by `organisation`.
  package init(organisation: OrganisationID) {
    self.organisation = organisation
  }
}

/// A task of a person's care plan; the plan itself stays with its owner.
package struct CarePlanTask: Hashable, Sendable {
  /// The intervention it names.
  package let intervention: StandardCode
  /// The plan's version, 1 and up.
  package let version: Int
  /// The version of the written instructions, 1 and up; nil: there are none.
  package let instructionsVersion: Int?
  /// The device, route or product it names, or nil.
  package let device: String?
  /// What may be given at once, or nil where nothing is given.
  package let dose: Dose?
  /// The order it carries out, as an opaque reference, or nil.
  package let orderReference: String?
  /// Where the person's emergency instruction is kept, or nil.
  package let emergencyInstruction: String?
  /// The last day before it must be looked at again.
  package let reviewBy: CivilDate

  /// A task whose texts and numbers are bounded.
  ///
  /// - Throws: ``ServiceError`` naming the field.
  package init(
    intervention: StandardCode, version: Int, instructionsVersion: Int?, device: String? = nil,
    dose: Dose? = nil, orderReference: String? = nil, emergencyInstruction: String? = nil,
    reviewBy: CivilDate
  ) throws(ServiceError) {
    self.intervention = intervention
    self.version = try boundedVersion(version, field: "version")
    self.instructionsVersion = try instructionsVersion.map { number throws(ServiceError) in
      try boundedVersion(number, field: "instructions_version")
    }
    self.device = try optionalText(device ?? "", field: "device", limit: 80)
    self.dose = dose
    self.orderReference = try optionalText(
      orderReference ?? "", field: "order_reference", limit: 64)
    self.emergencyInstruction = try optionalText(
      emergencyInstruction ?? "", field: "emergency_instruction", limit: 200)
    self.reviewBy = reviewBy
  }
}

/// An amount with its unit; amounts of different units are never compared.
package struct Dose: Hashable, Sendable {
  /// Thousandths of the unit, 1 to 1,000,000,000.
  package let thousandths: Int
  /// The unit, such as `units` or `ml`, 1 to 20 characters.
  package let unit: String

  /// A dose within its bounds.
  ///
  /// - Throws: ``ServiceError`` naming `thousandths` or `unit`.
  package init(thousandths: Int, unit: String) throws(ServiceError) {
    guard (1...1_000_000_000).contains(thousandths) else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "thousandths",
        "must be 1 to 1000000000; got \(quoted("\(thousandths)"))")
    }
    self.thousandths = thousandths
    self.unit = try boundedText(unit, field: "unit", limit: 20)
  }
}

/// A prescription or other order, by reference and version; its text stays with its owner. Its
/// period is when this version is in force.
package struct CareOrder: Hashable, Sendable {
  /// The opaque reference of the order.
  package let reference: String
  /// The version, 1 and up.
  package let version: Int

  /// An order within its bounds.
  ///
  /// - Throws: ``ServiceError`` naming `reference` or `version`.
  package init(reference: String, version: Int) throws(ServiceError) {
    self.reference = try boundedText(reference, field: "reference", limit: 64)
    self.version = try boundedVersion(version, field: "version")
  }
}

/// What a person, or somebody who may decide for them, said about delegated care.
package struct ConsentRecord: Hashable, Sendable {
  /// On what footing.
  package enum Basis: String, Sendable, CaseIterable {
    case consent = "CONSENT"
    case bestInterests = "BEST_INTERESTS"
    case attorneyOrDeputy = "ATTORNEY_OR_DEPUTY"
    case parentalResponsibility = "PARENTAL_RESPONSIBILITY"
    case court = "COURT"
  }

  /// Whether the person can decide this.
  package enum Capacity: String, Sendable, CaseIterable {
    case has = "HAS"
    case lacks = "LACKS"
  }

  /// What was said. A withdrawal is a record of its own and leaves the other open.
  package enum State: String, Sendable, CaseIterable {
    case given = "GIVEN"
    case refused = "REFUSED"
    case withdrawn = "WITHDRAWN"
  }

  /// The intervention, or nil for delegated care in general.
  package let intervention: StandardCode?
  /// On what footing.
  package let basis: Basis
  /// Where the basis is recorded, or nil.
  package let basisReference: String?
  /// Whether the person can decide this; nil: not recorded, so capacity is presumed.
  package let capacity: Capacity?
  /// What was said.
  package let state: State
  /// The last day before it must be looked at again, or nil.
  package let reviewBy: CivilDate?
  /// Workers the person does not want; for a withdrawal or refusal, an empty list means all
  /// workers and a filled one only these.
  package let workers: Set<WorkerID>

  /// A record within its bounds; at most 50 workers.
  ///
  /// - Throws: ``ServiceError`` naming `basis_reference` or `worker_ids`.
  package init(
    intervention: StandardCode?, basis: Basis, basisReference: String?, capacity: Capacity?,
    state: State, reviewBy: CivilDate?, workers: Set<WorkerID> = []
  ) throws(ServiceError) {
    guard workers.count <= 50 else {
      throw ServiceError(
        .invalidArgument, .listTooLong, field: "worker_ids",
        "must be at most 50 workers; got \(workers.count)")
    }
    self.intervention = intervention
    self.basis = basis
    self.basisReference = try optionalText(
      basisReference ?? "", field: "basis_reference", limit: 64)
    self.capacity = capacity
    self.state = state
    self.reviewBy = reviewBy
    self.workers = workers
  }
}

/// Whether a person's condition is stable and predictable for a task.
package struct StabilityStatus: Hashable, Sendable {
  /// What was judged.
  package enum Result: String, Sendable, CaseIterable {
    case stable = "STABLE"
    case notStable = "NOT_STABLE"
    case unknown = "UNKNOWN"
  }

  /// The task.
  package let intervention: StandardCode
  /// What was judged.
  package let result: Result
  /// The last day before it must be judged again.
  package let reviewBy: CivilDate

  /// A status of these parts.
  package init(intervention: StandardCode, result: Result, reviewBy: CivilDate) {
    self.intervention = intervention
    self.result = result
    self.reviewBy = reviewBy
  }
}

/// What a risk assessment came to; its text stays with its owner.
package struct RiskAssessment: Hashable, Sendable {
  /// Green and amber pass, red blocks.
  package enum Result: String, Sendable, CaseIterable {
    case green = "GREEN"
    case amber = "AMBER"
    case red = "RED"
  }

  /// The task.
  package let intervention: StandardCode
  /// What it came to.
  package let result: Result
  /// The last day before it must be done again.
  package let reviewBy: CivilDate

  /// An assessment of these parts.
  package init(intervention: StandardCode, result: Result, reviewBy: CivilDate) {
    self.intervention = intervention
    self.result = result
    self.reviewBy = reviewBy
  }
}
