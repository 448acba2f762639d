import Delegations
import OneWorkforceProtos
import Passports
import ReferenceData
import Vocabulary

extension WireTaskPolicy {
  func native(of organisation: OrganisationID) throws(ServiceError) -> TaskPolicy {
    TaskPolicy(
      organisation: organisation, tasks: try required(hasTasks, tasks), isSupported: supported)
  }
}

extension WireIndemnity {
  func native(of organisation: OrganisationID) throws(ServiceError) -> Indemnity {
    Indemnity(
      organisation: organisation, tasks: try required(hasTasks, tasks),
      excluded: try statementCodes(excludedCodes, "excluded_codes"))
  }
}

extension WireProviderRegistration {
  func native(of organisation: OrganisationID) throws(ServiceError) -> ProviderRegistration {
    ProviderRegistration(
      organisation: organisation, isExempt: exempt, tasks: try required(hasTasks, tasks))
  }
}

extension WireInterOrganisationAgreement {
  /// The agreement; `organisation`, whose fact it is, must be a party.
  func native(of organisation: OrganisationID) throws(ServiceError) -> InterOrganisationAgreement {
    try requireAtMost(20, partyIds.count, "party_ids")
    let parties: Set<OrganisationID> = try uniqueItems(partyIds, "party_ids") {
      id, entry throws(ServiceError) in
      try requiredID(id, entry)
    }
    guard parties.contains(organisation) else {
      throw ServiceError(
        .invalidArgument, .fieldsContradict, field: "party_ids",
        "must include the organisation that the fact is about")
    }
    return try InterOrganisationAgreement(
      kind: requiredChoice(kind, "kind"), parties: parties, tasks: required(hasTasks, tasks))
  }
}

extension WireRotaSupport {
  func native(of organisation: OrganisationID) throws(ServiceError) -> RotaSupport {
    RotaSupport(
      organisation: organisation, person: try optionalID(personID, "person_id"),
      support: try requiredChoice(support, "support"))
  }
}

extension WireRequiredChecks {
  func native() throws(ServiceError) -> Set<EmploymentCheck.Kind> {
    var found: Set<EmploymentCheck.Kind> = []
    for (index, kind) in kinds.enumerated() {
      guard found.insert(try kind.native("kinds[\(index)]")).inserted else {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: "kinds[\(index)]", "must name each kind once")
      }
    }
    return found
  }
}

extension WireCheckInterval {
  func native(at employer: OrganisationID) throws(ServiceError) -> DelegationFact {
    let kind = try kind.native("kind")
    guard let months = try bounded(months, 1...1_200, "months") else {
      throw ServiceError(.invalidArgument, .fieldRequired, field: "months", "must be given")
    }
    return .checkInterval(at: employer, kind, months: months)
  }
}

extension WireStatementMapping {
  func native() throws(ServiceError) -> StatementMapping {
    StatementMapping(
      rule: try RuleID(ruleID, field: "rule_id"), from: try StandardCode(from, field: "from"),
      to: try StandardCode(to, field: "to"), strength: try requiredChoice(strength, "strength"),
      uses: try uniqueItems(uses, "uses") { use, entry throws(ServiceError) in
        try requiredChoice(use, entry)
      },
      isApproved: approved,
      maximumAgeMonths: try bounded(maximumAgeMonths, 1...1_200, "maximum_age_months"),
      minimumLevel: try bounded(minimumLevel, 1...5, "minimum_level"),
      condition: try optionalText(condition, field: "condition") ?? "")
  }
}

/// A number in `range`, or nil where it is 0.
private func bounded(
  _ number: Int32, _ range: ClosedRange<Int>, _ field: String
) throws(ServiceError) -> Int? {
  guard let number = unlessZero(number) else { return nil }
  guard range.contains(number) else {
    throw ServiceError(
      .invalidArgument, .valueOutOfRange, field: field,
      "must be \(range.lowerBound) to \(range.upperBound), or 0 for none; got "
        + quoted("\(number)"))
  }
  return number
}

/// The tasks of a fact that must say which.
func required(_ isSet: Bool, _ tasks: WireTaskScope) throws(ServiceError) -> TaskScope {
  let sent = try required(isSet, tasks, "tasks")
  return try under("tasks") { () throws(ServiceError) in try sent.native() }
}
