import Access
import Passports
import Vocabulary

// Finding records that may be the same person. Who they are is told to nobody here.

extension RecordChange {
  /// Other records with just this family name and birth date, or with any of these identifiers;
  /// each once, in order, read through merges.
  func possibleDuplicates(
    of identity: WorkerIdentity, besides own: WorkerID? = nil
  ) throws -> [WorkerID] {
    let limit = 20
    var found: Set<WorkerID> = []
    if let familyName = identity.familyName, let birthDate = identity.birthDate {
      found.formUnion(try workers(familyName: familyName, birthDate: birthDate, limit: limit))
    }
    for identifier in identity.identifiers {
      found.formUnion(try workers(identifiedBy: identifier, limit: limit))
    }
    let known = try latestSequence()
    let kept = try found.map { try worker($0, knownAt: known)?.mergedInto ?? $0 }
    return Set(kept).subtracting([own].compactMap(\.self)).sorted()
  }
}
