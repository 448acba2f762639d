import Learning
import OneWorkforceProtos
import Passports
import Vocabulary

// Networks, topics and standards.

extension NetworkStanding {
  /// The network as the wire writes it.
  func proto() -> WireLearningNetwork {
    .with {
      $0.networkID = network.id.description
      $0.name = network.name
      $0.leadID = network.lead.description
      $0.members = memberships.map { membership in
        .with {
          $0.organisationID = membership.organisation.description
          $0.part = membership.part.rawValue
          $0.startsOn = membership.period.start.description
          $0.endsOn = membership.period.end?.description ?? ""
        }
      }
    }
  }
}

extension LearningTopic {
  /// The topic as the wire writes it.
  func proto() -> WireLearningTopic {
    .with {
      $0.topicID = id.description
      $0.ownerID = owner.description
      $0.networkID = network?.description ?? ""
      $0.title = title
      $0.areas = areas.map(\.rawValue).sorted()
      $0.standards = standards.map { $0.proto() }
    }
  }
}

extension WireTopicStandard {
  /// The standard that a topic gives.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault.
  func native() throws(ServiceError) -> TopicStandard {
    guard !standardCode.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldRequired, field: "standard_code", "must be given")
    }
    return try TopicStandard(
      standard: StandardCode(standardCode, field: "standard_code"), kind: kind.native("kind"),
      portability: portability.optionalNative("portability") ?? .portable,
      mode: optionalChoice(mode, "mode"))
  }
}

extension TopicStandard {
  /// The standard as the wire writes it.
  func proto() -> WireTopicStandard {
    .with {
      $0.standardCode = standard.text
      $0.kind = WireAchievementKind(kind)
      $0.portability = WirePortability(portability)
      $0.mode = mode?.rawValue ?? ""
    }
  }
}

/// The choices that `texts` name, each once.
///
/// - Throws: ``ServiceError`` `DUPLICATE_ITEM` or `ENUM_UNKNOWN`, naming the entry of `field`.
func choices<Choice>(
  _ texts: [String], _ field: String, _: Choice.Type = Choice.self
) throws(ServiceError) -> Set<Choice>
where Choice: RawRepresentable & CaseIterable & Hashable, Choice.RawValue == String {
  var found: Set<Choice> = []
  for (index, text) in texts.enumerated() {
    let choice: Choice = try requiredChoice(text, "\(field)[\(index)]")
    guard found.insert(choice).inserted else {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "\(field)[\(index)]",
        "must stand once; got \(quoted(text))")
    }
  }
  return found
}
