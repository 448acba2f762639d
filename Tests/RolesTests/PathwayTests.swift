import Access
import Organisations
import Passports
import ReferenceData
import Roles
import Testing
import Vocabulary

@Suite("Pathways")
struct PathwayTests {
  private let at = LondonTime.start(of: CivilDate(dayNumber: 20_600))
  private let home = OrganisationID(high: 1, low: 1)
  private let dee = WorkerID(high: 2, low: 1)

  private func body(_ kind: OrganisationKind = .careProvider) throws -> Organisation {
    try Organisation(
      id: home, name: "Larch House", kind: kind, sector: .socialCare, identifiers: [],
      existence: DatePeriod(from: CivilDate(dayNumber: 10_000)), trainingMemorandumSince: nil,
      isSynthetic: true)
  }

  private func facts(holding standards: [String] = []) throws -> PassportFacts {
    var facts = PassportFacts(
      worker: Worker(id: dee, identityLevel: .verified, isSynthetic: true))
    for (number, standard) in standards.enumerated() {
      facts.achievements.append(
        Recorded(
          try Achievement(
            standard: StandardCode(listed: standard), kind: .training, progress: .achieved,
            completedOn: CivilDate(dayNumber: 20_590), gainedAt: home),
          origin: FactOrigin(
            id: FactID(high: 3, low: UInt64(number)), worker: dee, recordedBy: home,
            recordedAt: at, sequence: CommitSequence(1), source: .direct)))
    }
    facts.organisations = [home: try body()]
    return facts
  }

  private func pathways(
    from origins: [String], holding standards: [String] = [], offers: [DatedOffer] = []
  ) throws -> [Pathway] {
    let (facts, asker) = (try facts(holding: standards), Asker(try body()))
    let all = Pathways.moves(from: origins.map { RoleCode(listed: $0) }).compactMap { move in
      RoleProfiles.find(move.to).map { role in
        Pathway(
          move: move, role: role,
          readiness: Readiness.judge(
            facts, asks: Pathways.asks(of: move, to: role, careCertificates: [2025, 2015]),
            asker: asker, policy: EffectivePolicy(), inSight: Set(FieldGroup.allCases), at: at,
            asKnownAt: at, sequence: CommitSequence(1)),
          offers: offers, at: at)
      }
    }
    return Pathways.ranked(all)
  }

  private func offer(
    _ standard: String, weeks: Int, from: Int64 = -1_000, to: Int64? = nil, number: UInt64 = 1
  ) throws -> DatedOffer {
    DatedOffer(
      id: TrainingOfferID(high: 4, low: number),
      offer: try TrainingOffer(
        provider: home, standard: StandardCode(listed: standard), title: "A course",
        weeks: weeks, place: nil),
      period: try InstantPeriod(
        from: at.adding(milliseconds: from), to: to.map { at.adding(milliseconds: $0) },
        field: ""))
  }

  @Test("R-08: the next three roles of every worker lead into both sectors where any step does")
  func nextThree() throws {
    let starts = Set(RoleMoves.all.map(\.from))
    #expect(starts.isSuperset(of: RoleProfiles.all.map(\.code)))
    for start in starts {
      let all = try pathways(from: [start.text])
      #expect(all.count == RoleMoves.moves(from: start).count)
      let three = all.prefix(3)
      for area in [RoleProfile.Area.nhs, .socialCare] {
        let opposite: RoleProfile.Area = area == .nhs ? .socialCare : .nhs
        let isOneSided = three.allSatisfy { $0.role.area == opposite }
        #expect(!isOneSided || all.allSatisfy { $0.role.area == opposite }, "\(start)")
      }
    }
    let care = try pathways(from: ["CARE-WORKER"])
    #expect(care.count >= 3)
    #expect(Set(care.prefix(3).map(\.role.area)).count >= 2)
  }

  @Test("R-59: people who work in housing or with the homeless have a way in, with its gap")
  func housing() throws {
    for origin in ["HOUSING-WORK", "HOMELESSNESS-WORK"] {
      let all = try pathways(from: [origin])
      #expect(all.count >= 3)
      #expect(all.allSatisfy { !$0.gaps.isEmpty })
    }
    let engagement = try Engagement(
      organisation: home, kind: .employment, legalBasis: .employment, role: nil,
      period: DatePeriod(from: CivilDate(dayNumber: 20_000)))
    let day = LondonTime.date(of: at)
    #expect(
      Pathways.origins(of: [engagement], on: day, organisations: [home: try body(.housing)])
        .map(\.text) == ["HOUSING-WORK"])
    #expect(
      Pathways.origins(of: [engagement], on: day, organisations: [home: try body()]).isEmpty)
  }

  @Test("U11: the digital standard is the next step to care co-ordinator, and the route stays")
  func careCoordinator() throws {
    let start = ["HOUSING-WORK"]
    let without = try #require(
      try pathways(from: start, holding: ["NHSE-CC-CORE"]).first {
        $0.role.code.text == "CARE-COORDINATOR"
      })
    #expect(without.gaps.map(\.finding.requirement.code.text) == ["ASCWDS-TRAINING/46"])
    #expect(without.gaps[0].kind == .trainable)
    #expect(without.gaps[0].finding.nextOwner != .nobody)
    let with = try #require(
      try pathways(from: start, holding: ["NHSE-CC-CORE", "ASCWDS-TRAINING/46"]).first {
        $0.role.code.text == "CARE-COORDINATOR"
      })
    #expect(with.gaps.isEmpty)
    #expect(with.readiness.verdict == .ready)
    #expect(with.weeks == 0)
  }

  @Test("weeks are a provider's own word: the shortest open course, and unknown without one")
  func weeks() throws {
    let offers = [
      try offer("CSTF-IPC-2", weeks: 3, number: 1), try offer("CSTF-IPC-2", weeks: 1, number: 2),
      try offer("CSTF-MH-2", weeks: 2, to: 0, number: 3),
    ]
    let hcsw = try #require(
      try pathways(
        from: ["CARE-WORKER"], holding: ["CARE-CERT-2025", "CSTF-RESUS-2A", "CSTF-SA-2"],
        offers: offers
      ).first { $0.role.code.text == "HCSW" })
    #expect(hcsw.gaps.map(\.finding.requirement.code.text) == ["IPC-L2", "MH-L2"])
    #expect(hcsw.gaps.map(\.weeks) == [1, nil])
    #expect(hcsw.weeks == nil)
  }

  @Test("a place on a register is no gap that training closes, and stands behind those that are")
  func registration() throws {
    let all = try pathways(from: ["HCSW"])
    let associate = try #require(all.last)
    #expect(associate.role.code.text == "NURSING-ASSOCIATE")
    #expect(associate.gaps.map(\.kind) == [.notTrainable])
    let coordinator = try #require(
      try pathways(from: ["CARE-COORDINATOR"]).first { $0.role.code.text == "SPLW" })
    #expect(coordinator.gaps.map(\.kind) == [.trainable, .toSettle])
  }

  @Test("no step claims to be published, each names its source, and none leads to where it starts")
  func provenance() {
    #expect(RoleMoves.all.allSatisfy { !$0.provenance.status.mayBeShownAsPublished })
    #expect(RoleMoves.all.allSatisfy { !$0.provenance.sources.isEmpty && $0.from != $0.to })
    let ends = Set(RoleMoves.all.map(\.to))
    #expect(ends.isSubset(of: Set(RoleProfiles.all.map(\.code))))
    #expect(RoleMoves.origins.count == 3)
  }
}
