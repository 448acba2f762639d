import Synchronization
import Vocabulary

/// Words and the numbers that stand for them in rows: codes, identifiers of bodies, and subjects of
/// callers.
///
/// A number never comes to stand for another word, so what was once read stays true.
struct WordTable: Sendable {
  var termKeys: [String: Int64] = [:]
  var terms: [Int64: String] = [:]
  var organisationKeys: [OrganisationID: Int64] = [:]
  var organisations: [Int64: OrganisationID] = [:]
  var subjectKeys: [String: Int64] = [:]

  var isEmpty: Bool { terms.isEmpty && organisations.isEmpty && subjectKeys.isEmpty }
  var count: Int { terms.count + organisations.count + subjectKeys.count }

  mutating func add(_ text: String, _ key: Int64) {
    termKeys[text] = key
    terms[key] = text
  }

  mutating func add(_ id: OrganisationID, _ key: Int64) {
    organisationKeys[id] = key
    organisations[key] = id
  }

  mutating func add(_ other: WordTable) {
    for (text, key) in other.termKeys { add(text, key) }
    for (id, key) in other.organisationKeys { add(id, key) }
    subjectKeys.merge(other.subjectKeys) { $1 }
  }
}

/// The committed words that all reads and changes of one store share.
final class WordCache: Sendable {
  /// Far more than the published lists and the bodies of a nation's systems.
  private static let limit = 100_000
  private let words = Mutex(WordTable())

  var current: WordTable { words.withLock { $0 } }

  func learn(_ new: WordTable) {
    guard !new.isEmpty else { return }
    words.withLock { words in
      if words.count < Self.limit { words.add(new) }
    }
  }
}

/// The words one read or change knows: those committed before and those it met itself.
struct SeenWords {
  let known: WordTable
  private(set) var learnt = WordTable()

  init(known: WordTable) {
    self.known = known
  }

  func key(of text: String) -> Int64? { known.termKeys[text] ?? learnt.termKeys[text] }
  func term(_ key: Int64) -> String? { known.terms[key] ?? learnt.terms[key] }
  func key(of id: OrganisationID) -> Int64? {
    known.organisationKeys[id] ?? learnt.organisationKeys[id]
  }
  func organisation(_ key: Int64) -> OrganisationID? {
    known.organisations[key] ?? learnt.organisations[key]
  }

  func key(ofSubject text: String) -> Int64? {
    known.subjectKeys[text] ?? learnt.subjectKeys[text]
  }

  mutating func learn(subject text: String, _ key: Int64) { learnt.subjectKeys[text] = key }
  mutating func learn(_ text: String, _ key: Int64) { learnt.add(text, key) }
  mutating func learn(_ id: OrganisationID, _ key: Int64) { learnt.add(id, key) }
}
