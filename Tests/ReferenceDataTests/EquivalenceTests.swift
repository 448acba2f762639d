import ReferenceData
import Testing
import Vocabulary

@Suite("Equivalences and the Care Certificate")
struct EquivalenceTests {
  private func rule(_ id: String) throws -> Equivalence {
    try #require(Equivalences.find(RuleID(listed: id)))
  }

  @Test("training at a practice, council or company counts for nothing at a StatMand signatory")
  func outside() throws {
    let rule = try rule("EQ-02")
    #expect(rule.strength == .notRecognised)
    #expect(rule.from.place == .outsideStatMand)
    #expect(rule.to.place == .statMandMember)
    #expect(rule.provenance.status == .published)
  }

  @Test("the standards do not make the Level 2 certificate")
  func level2() throws {
    let rule = try rule("EQ-04")
    #expect(rule.strength == .notRecognised)
    #expect(rule.to.statement == .standards([StandardCatalogue.level2Certificate]))
  }

  @Test("a signatory takes the same subject from another signatory")
  func statMand() throws {
    let rule = try rule("EQ-01")
    #expect(rule.strength == .full)
    #expect(rule.from.statement == .anyOfFramework(CSTFSubjects.framework))
    #expect(rule.to == EquivalenceEnd(.sameStandard, at: .anotherStatMandMember))
  }

  @Test("NHS training counts for the same topic in care, by a placeholder rule")
  func sameTopic() throws {
    let rule = try rule("EQ-03")
    #expect(rule.to.statement == .sameTopic(ASCWDSTrainingCategories.framework))
    #expect(rule.provenance.status.isPlaceholder)
    let fire = TrainingTopics.category(for: StandardCode(listed: "CSTF-FIRE"))
    #expect(fire == ASCWDSTrainingCategories.standard(6))
    #expect(TrainingTopics.category(for: StandardCode(listed: "CSTF-CR")) == nil)
    #expect(TrainingTopics.all.allSatisfy { $0.provenance.status == .mappedByProject })
  }

  @Test("a retired code is translated and proves nothing")
  func coding() throws {
    let retired = try rule("EQ-09")
    #expect(retired.use == .coding)
    #expect(Equivalences.all.filter { $0.use == .coding }.count == 1)
  }

  @Test("from 2015 to 2025 only standard 16 is missing")
  func careCertificate() throws {
    let bridge = try rule("EQ-06")
    #expect(bridge.strength == .partial)
    let (old, new) = (CareCertificate.version2015, CareCertificate.version2025)
    let missing = new.standardsMissing(after: old)
    #expect(missing.map(\.code) == [StandardCode(listed: "CARE-CERT-2025/16")])
    #expect(old.standardsMissing(after: new).isEmpty)
    #expect(new.standardsMissing(after: new).isEmpty)
  }

  @Test("a certificate is found by its own code and by any of its parts")
  func versions() {
    #expect(CareCertificate.version(of: StandardCode(listed: "CARE-CERT-2015/15"))?.year == 2015)
    #expect(CareCertificate.version(of: StandardCode(listed: "CARE-CERT-2025"))?.year == 2025)
    #expect(CareCertificate.version(of: StandardCode(listed: "CARE-CERT-2015/16")) == nil)
    #expect(CareCertificate.version(of: StandardCode(listed: "CARE-CERT")) == nil)
  }

  @Test("either version satisfies the prerequisite of our tables")
  func prerequisite() {
    let asked = Prerequisites.find(StandardCode(listed: "CARE-CERT"))
    #expect(asked?.metBy.map(\.text) == ["CARE-CERT-2025", "CARE-CERT-2015"])
    let infection = Prerequisites.find(StandardCode(listed: "IPC-L2"))
    #expect(infection?.metBy.map(\.text) == ["CSTF-IPC-2"])
    #expect(Prerequisites.find(StandardCode(listed: "MED-CORE"))?.metBy.isEmpty == true)
  }
}
