import Planning
import Roles
import TestSupport
import Testing
import Vocabulary

@Suite("The life of a joint role")
struct JointRoleLifeTests {
  typealias Builder = JointRoleBuilder

  static let terms = Result {
    try Builder.terms([Builder.trustHalf(), Builder.councilHalf()])
  }

  @Test("Draft, agreed, active, changed, ended: each state by events and the day")
  func states() throws {
    let terms = try Self.terms.get()
    var events: [(OrganisationID, Int, JointRoleEvent.What)] = [(Builder.trust, 0, .drafted(terms))]
    #expect(try Builder.role(events).state(on: day(500)) == .draft)
    #expect(try Builder.role(events).awaited == [Builder.trust, Builder.council])
    events.append((Builder.trust, 1, .accepted(version: 1, post: "director")))
    #expect(try Builder.role(events).state(on: day(500)) == .draft)
    events.append((Builder.council, 2, .accepted(version: 1, post: "director")))
    #expect(try Builder.role(events).state(on: day(75)) == .agreed)
    #expect(try Builder.role(events).state(on: day(76)) == .active)

    let more = try Builder.terms([Builder.trustHalf(1, over: 4), Builder.councilHalf(3, over: 4)])
    events.append((Builder.council, 100, .proposed(more, from: day(120))))
    events.append((Builder.council, 101, .accepted(version: 2, post: "director")))
    #expect(try Builder.role(events).state(on: day(130)) == .active)
    #expect(try Builder.role(events).awaited == [Builder.trust])
    events.append((Builder.trust, 125, .accepted(version: 2, post: "director")))
    let changed = try Builder.role(events)
    // Agreed on day 125, after the day proposed: nobody is bound before.
    #expect(changed.state(on: day(124)) == .active && changed.state(on: day(125)) == .changed)
    #expect(changed.terms(on: day(124)) == terms && changed.terms(on: day(125)) == more)

    events.append((Builder.trust, 200, .ended(on: day(210), reason: "money spent")))
    let ended = try Builder.role(events)
    #expect(ended.state(on: day(209)) == .changed && ended.state(on: day(210)) == .ended)
    #expect(ended.terms(on: day(210)) == nil && ended.terms(on: day(209)) == more)
  }

  @Test("A role accepted after its first day is in force from the day the last party agreed")
  func lateAcceptance() throws {
    let role = try Builder.role([
      (Builder.trust, 70, .drafted(try Self.terms.get())),
      (Builder.trust, 70, .accepted(version: 1, post: "director")),
      (Builder.council, 90, .accepted(version: 1, post: "director")),
    ])
    #expect(role.state(on: day(89)) == .agreed && role.terms(on: day(89)) == nil)
    #expect(role.state(on: day(90)) == .active)
  }

  @Test("A proposal that a newer one overtook is never in force, whoever accepted it")
  func overtaken() throws {
    let terms = try Self.terms.get()
    let other = try Builder.terms([Builder.trustHalf(1, over: 4), Builder.councilHalf(3, over: 4)])
    let role = try Builder.role([
      (Builder.trust, 0, .drafted(terms)), (Builder.council, 1, .proposed(other, from: day(76))),
      (Builder.trust, 2, .accepted(version: 1, post: "director")),
      (Builder.council, 2, .accepted(version: 1, post: "director")),
      (Builder.trust, 3, .accepted(version: 2, post: "director")),
    ])
    #expect(role.state(on: day(100)) == .draft && role.awaited == [Builder.council])
  }

  @Test("A party that a change leaves out must agree to it too")
  func leftOut() throws {
    let terms = try Self.terms.get()
    let without = try Builder.terms([
      Builder.trustHalf(), Builder.party(Builder.home, .homeEmployer, 1, over: 2, base: 2_250),
    ])
    let role = try Builder.role([
      (Builder.trust, 0, .imported(terms)),
      (Builder.trust, 100, .proposed(without, from: day(110))),
      (Builder.trust, 101, .accepted(version: 2, post: "director")),
      (Builder.home, 101, .accepted(version: 2, post: "director")),
    ])
    #expect(role.awaited == [Builder.council] && role.terms(on: day(120)) == terms)
  }

  @Test("R-94: an imported post is in force as it is, marked, with nobody's acceptance")
  func imported() throws {
    let role = try Builder.role([(Builder.council, 90, .imported(try Self.terms.get()))])
    #expect(role.isImported && role.awaited.isEmpty)
    #expect(role.state(on: day(80)) == .active)
  }

  @Test("R-96: no sponsor, no fund or money that ends first: no new role goes live")
  func backing() throws {
    func refusal(
      _ origin: JointRoleTerms.Origin, endsOn: CivilDate? = nil
    ) throws -> ServiceError? {
      let terms = try Builder.terms([Builder.trustHalf(), Builder.councilHalf()], origin: origin) {
        $0.backing = try endsOn.map {
          try JointRoleTerms.Backing(
            sponsor: "director of nursing", fund: "shared fund", endsOn: $0)
        }
      }
      do { try terms.requireBacking() } catch { return error }
      return nil
    }
    #expect(try refusal(.new)?.field == "backing")
    #expect(try refusal(.replaces("ward clerk"))?.reason == .fieldRequired)
    #expect(try refusal(.new, endsOn: day(76))?.field == "backing.ends_on")
    #expect(try refusal(.new, endsOn: day(500)) == nil)
    #expect(try refusal(.existing("ward clerk")) == nil)
  }

  @Test("A manager named later manages from that day, until terms put to the parties say another")
  func managers() throws {
    let successor: WorkerID = testID(43)
    let named = try LineManager(
      worker: successor, organisation: Builder.trust, post: "matron",
      period: DatePeriod(from: day(100)))
    let terms = try Self.terms.get()
    let role = try Builder.role([
      (Builder.trust, 0, .imported(terms)), (Builder.council, 90, .managed(named)),
    ])
    func manager(_ offset: Int, _ body: OrganisationID) -> WorkerID? {
      role.ties.first { $0.period.contains(day(offset)) && $0.party.organisation == body }?
        .manager?.worker
    }
    #expect(manager(99, Builder.council) == Builder.manager)
    #expect(manager(100, Builder.council) == successor)
    #expect(manager(100, Builder.trust) == Builder.manager)
  }

  @Test("R-47: the agreed role becomes one engagement a party, and its end ends them")
  func engagements() throws {
    let terms = try Self.terms.get()
    let role = try Builder.agreed(terms)
    #expect(
      role.engagements.map(\.engagement.organisation).sorted()
        == [Builder.trust, Builder.council].sorted())
    for item in role.engagements {
      #expect(item.worker == Builder.holder && item.engagement.kind == .jointPost)
      #expect(item.engagement.period == DatePeriod(from: day(76)))
      #expect(item.engagement.fullTimeEquivalent?.denominator == 2)
    }
    let ended = try JointRole(
      id: role.id,
      events: role.events + [
        JointRoleEvent(
          id: testID(9), by: Builder.trust, recordedAt: moment(150),
          what: .ended(on: day(160), reason: "post ended"))
      ])
    #expect(Set(ended.engagements.map(\.engagement.period.end)) == [day(160)])
    #expect(try Builder.role([(Builder.trust, 0, .drafted(terms))]).engagements.isEmpty)
  }
}
