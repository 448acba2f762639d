import Access
import Organisations
import Vocabulary

// What several operations ask of a request before they carry it out.

extension ServiceError {
  /// What `check` gives, with any refusal placed under `parent`.
  static func under<Value>(
    _ parent: String, _ check: () throws(ServiceError) -> Value
  ) throws(ServiceError) -> Value {
    do { return try check() } catch { throw error.within(parent) }
  }
}

extension OrganisationReading where Self: CommitReading {
  /// Refuses a body that is not on record.
  ///
  /// - Throws: ``ServiceError`` `RECORD_NOT_FOUND`, naming `field`.
  func requireOrganisation(_ id: OrganisationID, field: String) throws {
    guard try organisation(id, knownAt: latestSequence()) == nil else { return }
    throw ServiceError.absent("organisation", field: field)
  }
}

extension ServiceError {
  /// The record is in a state that forbids what was asked.
  static func stateForbids(_ field: String, _ message: String) -> ServiceError {
    ServiceError(.failedPrecondition, .stateForbids, field: field, message)
  }

  /// Two fields say different things.
  static func contradiction(_ field: String, _ message: String) -> ServiceError {
    ServiceError(.invalidArgument, .fieldsContradict, field: field, message)
  }
}

extension Call {
  /// The organisation the caller acts for; a holder acts for none and is refused as if the worker
  /// did not exist.
  var organisation: OrganisationID {
    get throws(ServiceError) {
      guard let organisation = caller.organisation else { throw .absent("worker") }
      return organisation
    }
  }

  /// Why somebody who keeps a worker's record opens it: what the duty stands for, nil for duties
  /// that keep none.
  var keepingPurpose: Purpose? {
    switch caller.duty {
    case .manager: .staffManagement
    case .trainer: .training
    default: nil
    }
  }
}
