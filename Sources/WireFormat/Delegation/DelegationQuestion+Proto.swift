package import Delegations
package import OneWorkforceProtos
package import Operations
import Passports
import ReferenceData
import SwiftProtobuf
package import Vocabulary

extension WireDecisionMode: WireChoice {
  /// What answers are for.
  package static let pairs: [(wire: WireDecisionMode, native: DelegationQuestion.Mode)] = [
    (.live, .live), (.planning, .planning), (.audit, .audit),
  ]
}

extension WireDelegationQuestion {
  /// The question.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func native() throws(ServiceError) -> DelegationQuestion {
    try nativeVisit().question(for: requiredID(workerID, "worker_id"))
  }

  /// The question who may: its worker must be left out.
  ///
  /// - Throws: ``ServiceError`` naming the field at fault, without a parent.
  package func nativeWithoutWorker() throws(ServiceError) -> VisitQuestion {
    guard workerID.isEmpty else {
      throw ServiceError(
        .invalidArgument, .fieldNotAllowed, field: "worker_id",
        "must be left out: the answer names the workers")
    }
    return try nativeVisit()
  }

  private func nativeVisit() throws(ServiceError) -> VisitQuestion {
    let place = try required(hasSetting, setting, "setting")
    guard minCommitSequence >= 0 else {
      throw ServiceError(
        .invalidArgument, .valueOutOfRange, field: "min_commit_sequence",
        "must be 0 or more; got \(quoted("\(minCommitSequence)"))")
    }
    return VisitQuestion(
      intervention: try StandardCode(interventionCode, field: "intervention_code"),
      person: try requiredID(personID, "person_id"), setting: try place.native(),
      time: try nativeTime(),
      asKnownAt: try optionalInstant(hasAsKnownAt, asKnownAt, "as_known_at"),
      mode: try mode.optionalNative("mode") ?? .live,
      minimumSequence: minCommitSequence == 0 ? nil : CommitSequence(minCommitSequence),
      offered: try offered.native())
  }

  private func nativeTime() throws(ServiceError) -> DelegationQuestion.Time {
    switch time {
    case .at(let moment): .at(try moment.native("at"))
    case .window(let window): .window(try window.native())
    case nil:
      throw ServiceError(
        .invalidArgument, .reqTimeInvalid, field: "at", "must be given, or a window instead")
    }
  }
}

extension DelegationQuestion {
  /// The question as the wire writes it.
  package func proto() -> WireDelegationQuestion {
    .with {
      $0.workerID = worker.description
      $0.interventionCode = intervention.text
      $0.personID = person.description
      $0.setting = setting.proto()
      switch time {
      case .at(let moment): $0.at = moment.protoMoment()
      case .window(let window):
        $0.window = .with {
          $0.start = window.start.protoMoment()
          if let end = window.end { $0.end = end.protoMoment() }
        }
      }
      if let asKnownAt { $0.asKnownAt = asKnownAt.proto() }
      $0.mode = WireDecisionMode(mode)
      $0.minCommitSequence = minimumSequence?.number ?? 0
      if offered != .none { $0.offered = offered.proto() }
    }
  }
}

extension WireVisitSetting {
  /// Where a visit takes place, named under `setting` in a refusal.
  func native() throws(ServiceError) -> VisitSetting {
    try VisitSetting(
      kind: requiredChoice(kind, "setting.kind"),
      organisation: requiredID(organisationID, "setting.organisation_id"),
      location: location, nation: requiredChoice(nation, "setting.nation"))
  }
}

extension VisitSetting {
  /// Where a visit takes place, as the wire writes it.
  func proto() -> WireVisitSetting {
    .with {
      $0.kind = kind.rawValue
      $0.organisationID = organisation.description
      $0.location = location ?? ""
      $0.nation = nation.rawValue
    }
  }
}

extension WireOfferedFacts {
  /// What the asker says, named under `offered` in a refusal.
  func native() throws(ServiceError) -> OfferedFacts {
    try OfferedFacts(
      device: device, orderVersion: unlessZero(orderVersion),
      support: optionalChoice(support, "offered.support"))
  }
}

extension OfferedFacts {
  /// What the asker says, as the wire writes it.
  func proto() -> WireOfferedFacts {
    .with {
      $0.device = device ?? ""
      $0.orderVersion = Int32(clamping: orderVersion ?? 0)
      $0.support = support?.rawValue ?? ""
    }
  }
}
