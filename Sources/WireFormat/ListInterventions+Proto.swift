package import OneWorkforceProtos
package import Operations
import ReferenceData
package import Vocabulary

extension WireListInterventionsRequest {
  /// Which page.
  ///
  /// - Throws: ``ServiceError`` naming `page_size`.
  package func native() throws(ServiceError) -> ListInterventions.Request {
    ListInterventions.Request(page: try PageRequest(size: pageSize, token: pageToken))
  }
}

extension ListInterventions.Report {
  /// The page as the wire writes it.
  package func proto() -> WireListInterventionsResponse {
    .with {
      $0.interventions = page.entries.map { $0.proto() }
      $0.nextPageToken = page.nextToken
      $0.catalogueVersion = catalogueVersion
      $0.policyVersion = policyVersion
    }
  }
}

extension ListInterventions.Entry {
  func proto() -> WireIntervention {
    var message = intervention.proto()
    message.rules = rules.map { $0.proto() }
    message.exclusions = excludedTasks.map { $0.proto() }
    return message
  }
}

extension Intervention {
  /// The task as the wire writes it, without its rules.
  func proto() -> WireIntervention {
    .with {
      $0.code = code.text
      $0.name = name
      $0.delegatedActivity = Int32(clamping: delegatedActivity)
      $0.provenance = provenance.proto()
      $0.delegable = delegable.rawValue
      $0.traitsProvenance = traitsProvenance.proto()
      $0.riskTier = riskTier.rawValue
      $0.riskTierStatus = riskTierStatus.rawValue
      $0.involvesMedicine = involvesMedicine
      $0.invasive = isInvasive
      $0.personSpecific = isPersonSpecific
      $0.rescue = isRescue
      $0.ages = ageScope.map(\.rawValue).sorted()
      $0.prerequisites = prerequisites.map(\.text)
      $0.minimumLevel = Int32(clamping: minimumLevel)
      $0.minimumLevelStatus = minimumLevelStatus.rawValue
    }
  }
}

extension InterventionRule {
  /// The rule as the wire writes it.
  func proto() -> WireInterventionRule {
    .with {
      $0.id = id.text
      $0.interventionCode = intervention?.text ?? ""
      $0.parameter = parameter.rawValue
      $0.value = value.text
      $0.unit = unit.rawValue
      $0.layer = layer.rawValue
      $0.nation = nation?.rawValue ?? ""
      $0.provenance = provenance.proto()
      $0.validFrom = validFrom?.description ?? ""
      $0.validTo = validTo?.description ?? ""
    }
  }
}

extension ExcludedTask {
  func proto() -> WireExcludedTask {
    .with {
      $0.code = code.text
      $0.description_p = description
      $0.nations = nations.map(\.rawValue).sorted()
      $0.provenance = provenance.proto()
    }
  }
}
