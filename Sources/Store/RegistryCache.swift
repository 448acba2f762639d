import Organisations
import ReferenceData
import Synchronization
import Vocabulary

/// What the registry says now, as far as it was read: bodies, what became of them, where they sit,
/// areas, and policy rows.
struct RegistryEntries: Sendable {
  /// A body on a day.
  struct Seat: Hashable {
    let organisation: OrganisationID
    let day: CivilDate
  }

  var bodies: [OrganisationID: Organisation] = [:]
  /// The links that lead from a body, most often none.
  var successions: [OrganisationID: [Succession]] = [:]
  var seats: [Seat: [PlaceID]] = [:]
  var places: [PlaceID: Place] = [:]
  var identified: [OrganisationIdentifier: [OrganisationID]] = [:]
  var policyRows: [Set<OrganisationID>: [PolicyRow]] = [:]

  var count: Int {
    bodies.count + successions.count + seats.count + places.count + identified.count
      + policyRows.count
  }

  mutating func add(_ other: RegistryEntries) {
    bodies.merge(other.bodies) { $1 }
    successions.merge(other.successions) { $1 }
    seats.merge(other.seats) { $1 }
    places.merge(other.places) { $1 }
    identified.merge(other.identified) { $1 }
    policyRows.merge(other.policyRows) { $1 }
  }
}

/// What all reads of one store share of the registry, which is asked for at every verify and
/// changes a few times a day.
///
/// It never answers a snapshot with what that snapshot does not hold. A change of the registry is
/// noted by its commit's number *before* it commits, which drops all entries; a read asks once its
/// snapshot stands. So a snapshot that holds a change finds nothing from before it, and one from
/// before a noted change is given nothing and gives nothing. People, relations and grants are never
/// kept here. The folder of a store is locked, so no other process changes it; an engine that
/// several processes share must not use this.
final class RegistryCache: Sendable {
  private struct State {
    var changedAt = CommitSequence(0)
    var entries = RegistryEntries()
  }

  /// Far more than the bodies and areas of a nation's systems; beginning again is simpler than
  /// knowing what was used last.
  private static let limit = 50_000
  private let state = Mutex(State())

  /// The entries that hold on a snapshot whose last commit is `latest`; nil where it may be older
  /// than they are. To be asked only once the snapshot stands.
  func entries(at latest: CommitSequence) -> RegistryEntries? {
    state.withLock { $0.changedAt <= latest ? $0.entries : nil }
  }

  /// Keeps what was read on a snapshot whose last commit is `latest`.
  func learn(_ new: RegistryEntries, at latest: CommitSequence) {
    guard new.count > 0 else { return }
    state.withLock { state in
      guard state.changedAt <= latest else { return }
      if state.entries.count >= Self.limit { state.entries = RegistryEntries() }
      state.entries.add(new)
    }
  }

  /// Forgets everything: the change that will be commit `sequence` writes to the registry.
  func noteChange(at sequence: CommitSequence) {
    state.withLock { state in
      state.changedAt = max(state.changedAt, sequence)
      state.entries = RegistryEntries()
    }
  }
}

/// What one read knows of the registry: what was kept when it asked first, and what it read itself.
struct SeenRegistry {
  let known: RegistryEntries
  /// The last commit of the read's snapshot.
  let latest: CommitSequence
  var learnt = RegistryEntries()
}

extension StoreSnapshot {
  /// Whether what is known at `known` is what is known now, so that entries may be used and kept;
  /// a change reads its own writes and never uses any.
  func sharesRegistry(at known: CommitSequence) throws -> Bool {
    if let seenRegistry { return seenRegistry.latest == known }
    guard let registry, try latestSequence() == known else { return false }
    guard let entries = registry.entries(at: known) else {
      self.registry = nil
      return false
    }
    seenRegistry = SeenRegistry(known: entries, latest: known)
    return true
  }

  /// Gives what was read of the registry to the reads that follow.
  func shareRegistry() {
    guard let seenRegistry else { return }
    registry?.learn(seenRegistry.learnt, at: seenRegistry.latest)
  }
}
