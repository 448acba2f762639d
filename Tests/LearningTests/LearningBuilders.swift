import Learning
import Vocabulary

func body(_ number: UInt64) -> OrganisationID { OrganisationID(high: 1, low: number) }
func worker(_ number: Int) -> WorkerID { WorkerID(high: 2, low: UInt64(number)) }
func date(_ text: String) throws -> CivilDate { try CivilDate(text, field: "day") }

/// The reason `body` is refused for, or nil.
func reason<Value>(_ body: () throws -> Value) -> ErrorReason? {
  do {
    _ = try body()
    return nil
  } catch {
    return (error as? ServiceError)?.reason
  }
}

/// A course from 5 January to 1 March 2026.
func aCohort(seats: Int = 40, target: [Sector: Int] = [:]) throws -> Cohort {
  try Cohort(
    id: CohortID(high: 3, low: 1), organisation: body(9), topic: TopicID(high: 4, low: 1),
    network: nil, name: "Leading across sectors",
    period: DatePeriod(from: date("2026-01-05"), to: date("2026-03-01"), field: "ends_on"),
    seats: seats, targetMix: TargetMix(target), teachers: [])
}

/// A learner of `sector` with a seat since 5 January and then these events.
func aLearner(
  _ number: Int, _ sector: Sector, _ events: [(LearnerEvent.What, String)] = []
) throws -> Learner {
  let employer = body(sector == .health ? 1 : 2)
  let all: [(LearnerEvent.What, String)] =
    [(.enrolled(Enrolment(employer: employer, sector: sector)), "2026-01-05")] + events
  return Learner(
    worker: worker(number),
    events: try all.enumerated().map { index, event in
      LearnerEvent(
        event.0, on: try date(event.1), recordedAt: Instant(milliseconds: Int64(index)),
        sequence: CommitSequence(Int64(index)))
    })
}

/// A generator of the same numbers in each run.
struct Numbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
