import Partnerships
import Testing
import Vocabulary

/// An identifier that is the same in every run.
func id<Name>(_ number: UInt64, _: Name.Type = Name.self) -> OpaqueID<Name> {
  OpaqueID(high: 77, low: number)
}

/// The day that `text` spells.
func day(_ text: String) throws -> CivilDate { try CivilDate(text, field: "day") }

/// The days from `start` to before `end`.
func days(_ start: String, to end: String? = nil) throws -> DatePeriod {
  try DatePeriod(from: day(start), to: end.map(day), field: "days")
}

/// What `body` refuses.
func refusal<Value>(_ body: () throws -> Value) -> ServiceError? {
  do {
    _ = try body()
    return nil
  } catch { return error as? ServiceError }
}

/// Kept facts in order of recording, each under a name of its own or a given one.
struct Kept {
  private(set) var facts: [KeptPartnership] = []

  mutating func add<Name>(_ fact: PartnershipFact, as name: OpaqueID<Name>) {
    facts.append(
      KeptPartnership(
        id: name.asRecord, fact: fact, recordedBy: id(1),
        recordedAt: Instant(milliseconds: Int64(facts.count)),
        sequence: CommitSequence(Int64(facts.count + 1))))
  }

  var records: PartnershipRecords { PartnershipRecords(facts) }
}

/// Numbers that are the same in every run.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
