package import Vocabulary

/// What the people and bodies of a document are called; whoever has no name here is shown by the
/// first digits of their identifier.
package struct PartyNames: Hashable, Sendable {
  /// Workers and registrants.
  package var workers: [WorkerID: String]
  /// Organisations.
  package var organisations: [OrganisationID: String]

  /// These names.
  package init(
    workers: [WorkerID: String] = [:], organisations: [OrganisationID: String] = [:]
  ) {
    self.workers = workers
    self.organisations = organisations
  }

  func name(of worker: WorkerID) -> String {
    workers[worker] ?? "worker \(worker.description.prefix(8))"
  }

  func name(of organisation: OrganisationID) -> String {
    organisations[organisation] ?? "organisation \(organisation.description.prefix(8))"
  }

  /// The opaque reference of a person: a document never carries more.
  func reference(of person: PersonID) -> String {
    "person \(person.description.prefix(8))"
  }
}
