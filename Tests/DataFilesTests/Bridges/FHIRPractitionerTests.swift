import Credentials
import DataFiles
import Organisations
import Passports
import Testing
import Vocabulary

@Suite("A worker as FHIR has staff") struct FHIRPractitionerTests {
  private func bundle(
    worker: Worker = BridgeSample.worker, identity: WorkerIdentity? = nil,
    registrations: [Registration] = [], achievements: [Achievement] = [],
    posts: [FHIRPractitioner.Post] = []
  ) throws -> JSONValue {
    FHIRPractitioner(
      worker: worker, identity: identity, registrations: registrations, achievements: achievements,
      posts: posts, organisations: try BridgeSample.organisations(),
      lists: "https://passport.example/list/"
    ).bundle(at: BridgeSample.now)
  }

  private func practitioner(_ bundle: JSONValue) throws -> JSONValue {
    try #require(bundle["entry"]?.items?.first?["resource"])
  }

  private func text(_ json: JSONValue?) throws -> String {
    String(decoding: try #require(json).encoded(), as: UTF8.self)
  }

  @Test("a nurse is a Practitioner of UK Core with number, registration and training")
  func whole() throws {
    let bundle = try bundle(
      identity: BridgeSample.identity(), registrations: [BridgeSample.registration()],
      achievements: [BridgeSample.achievement()])
    #expect(bundle["resourceType"]?.text == "Bundle")
    #expect(bundle["type"]?.text == "collection")
    #expect(bundle["timestamp"]?.text == "2026-06-01T12:00:00Z")
    let id = BridgeSample.worker.id.description
    #expect(bundle["entry"]?.items?.first?["fullUrl"]?.text == "urn:uuid:\(id)")
    #expect(
      try text(practitioner(bundle)) == """
        {"resourceType":"Practitioner","id":"\(id)","meta":{"profile":\
        ["https://fhir.hl7.org.uk/StructureDefinition/UKCore-Practitioner"]},\
        "identifier":[{"system":"https://fhir.hl7.org.uk/Id/nmc-number","value":"71A2998E"},\
        {"system":"https://fhir.hl7.org.uk/Id/gmc-number","value":"C3456789"}],\
        "name":[{"use":"official","family":"Sample","given":["Ada"]}],"birthDate":"1990-02-01",\
        "qualification":[{"identifier":[{"system":"https://fhir.hl7.org.uk/Id/nmc-number",\
        "value":"71A2998E"}],"code":{"coding":[{"system":\
        "https://passport.example/list/register-part","code":"RN-ADULT"}],\
        "text":"Registration with the Nursing and Midwifery Council"},\
        "period":{"start":"2025-04-01","end":"2028-03-31"},\
        "issuer":{"display":"Nursing and Midwifery Council"}},\
        {"code":{"coding":[{"system":"https://passport.example/list/standard",\
        "code":"CSTF-IPC-2"}],"text":"Infection prevention and control, level 2"},\
        "period":{"start":"2026-03-29","end":"2027-03-28"},\
        "issuer":{"identifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code",\
        "value":"RX0"},"display":"Synthetic Trust"}}]}
        """)
  }

  @Test("each regulator has the identifier of UK Core; a register without one gives no number")
  func regulators() throws {
    let systems: [Registration.Regulator: String] = [
      .gmc: "https://fhir.hl7.org.uk/Id/gmc-number", .nmc: "https://fhir.hl7.org.uk/Id/nmc-number",
      .hcpc: "https://fhir.hl7.org.uk/Id/hcpc-number",
      .gphc: "https://fhir.hl7.org.uk/Id/gphc-number",
    ]
    for regulator in Registration.Regulator.allCases {
      let worker = try practitioner(
        bundle(registrations: [BridgeSample.registration(regulator, number: "N1")]))
      #expect(worker["identifier"]?.items?.first?["system"]?.text == systems[regulator])
      #expect(worker["qualification"]?.items?.count == 1)
    }
  }

  @Test("numbers that are nobody else's business never leave")
  func kept() throws {
    let text = try text(bundle(identity: BridgeSample.identity()))
    #expect(!text.contains("QQ123456C"))
    #expect(!text.contains("20000001"))
  }

  @Test("a registration that is not in force is no qualification, though its number stands")
  func registrations() throws {
    for status in Registration.Status.allCases {
      let worker = try practitioner(
        bundle(registrations: [BridgeSample.registration(status: status)]))
      #expect((worker["qualification"] != nil) == (status == .effective), "\(status)")
      #expect(worker["identifier"]?.items?.count == 1)
    }
  }

  @Test("what is not achieved, or was signed off for one person, is no qualification")
  func achievements() throws {
    let none = try bundle(achievements: [
      BridgeSample.achievement(completedOn: nil, holdsThrough: nil),
      BridgeSample.achievement(person: PersonID(high: 9, low: 9)),
    ])
    #expect(try practitioner(none)["qualification"] == nil)
    #expect(try !text(none).contains(PersonID(high: 9, low: 9).description))
  }

  @Test("posts are roles of the practitioner, each at its employer to its last day")
  func posts() throws {
    func post(_ number: UInt64, _ employer: OrganisationID, to end: String?) throws
      -> FHIRPractitioner.Post
    {
      FHIRPractitioner.Post(
        id: RecordID(high: 8, low: number), employer: employer,
        role: RoleCode(listed: "CARE-WORKER"), title: "Care worker",
        period: try DatePeriod(
          from: BridgeSample.day("2026-01-01"), to: end.map(BridgeSample.day), field: "period"))
    }
    let bundle = try bundle(posts: [
      post(1, BridgeSample.trust, to: "2026-03-01"), post(2, BridgeSample.agency, to: nil),
    ])
    let roles = try #require(bundle["entry"]?.items?.dropFirst().compactMap { $0["resource"] })
    #expect(roles.count == 2)
    #expect(
      try text(roles[0]) == """
        {"resourceType":"PractitionerRole","id":"\(RecordID(high: 8, low: 1))","meta":{"profile":\
        ["https://fhir.hl7.org.uk/StructureDefinition/UKCore-PractitionerRole"]},\
        "period":{"start":"2026-01-01","end":"2026-02-28"},\
        "practitioner":{"reference":"urn:uuid:\(BridgeSample.worker.id)"},\
        "organization":{"identifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code",\
        "value":"RX0"},"display":"Synthetic Trust"},\
        "code":[{"coding":[{"system":"https://passport.example/list/role","code":"CARE-WORKER"}],\
        "text":"Care worker"}]}
        """)
    // A body out of sight is not named, and an open period has no end.
    #expect(roles[1]["organization"] == nil)
    #expect(roles[1]["period"]?["end"] == nil)
  }

  @Test("an invented worker is marked as test data")
  func synthetic() throws {
    let invented = Worker(id: BridgeSample.worker.id, identityLevel: .none, isSynthetic: true)
    let meta = try practitioner(bundle(worker: invented))["meta"]
    #expect(meta?["security"]?.items?.first?["code"]?.text == "HTEST")
    #expect(try practitioner(bundle())["meta"]?["security"] == nil)
  }
}
