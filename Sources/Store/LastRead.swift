import Vocabulary

/// The family and the facts that one snapshot or change read last, until a change writes any.
///
/// A passport is opened for its relations, its facts, its engagements and its service in turn: each
/// asks for the same family and rows.
struct LastRead {
  private var family: (id: WorkerID, known: CommitSequence, found: WorkerFamily)?
  private var facts: (members: [Int64], known: CommitSequence, found: [FactRow])?

  /// The family of `id` as known at `known`, if that was read last.
  func family(of id: WorkerID, _ known: CommitSequence) -> WorkerFamily? {
    guard let family, family.id == id, family.known == known else { return nil }
    return family.found
  }

  mutating func learn(_ found: WorkerFamily?, of id: WorkerID, _ known: CommitSequence) {
    family = found.map { (id, known, $0) }
  }

  /// The family that was read last, whosever it is.
  var lastFamily: WorkerFamily? { family?.found }

  /// The facts of `family` as known at `known`, if those were read last.
  func facts(of family: WorkerFamily, _ known: CommitSequence) -> [FactRow]? {
    guard let facts, facts.members == family.members, facts.known == known else { return nil }
    return facts.found
  }

  mutating func learn(_ found: [FactRow], of family: WorkerFamily, _ known: CommitSequence) {
    facts = (family.members, known, found)
  }

  /// Forgets the facts: one was added or closed.
  mutating func forgetFacts() {
    facts = nil
  }

  /// Forgets all: a worker's record or how two stand to each other changed.
  mutating func forget() {
    self = LastRead()
  }
}
