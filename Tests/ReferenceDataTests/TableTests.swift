import ReferenceData
import Testing
import Vocabulary

@Suite("The tables compiled in")
struct TableTests {
  struct Count: CustomTestStringConvertible {
    let table: String
    let rows: Int
    let expected: Int

    init(_ table: String, _ rows: Int, _ expected: Int) {
      self.table = table
      self.rows = rows
      self.expected = expected
    }

    var testDescription: String { table }
  }

  static let counts: [Count] = [
    Count("sources", Sources.all.count, 86),
    Count("interventions", Interventions.all.count, 39),
    Count("rules on interventions", InterventionRules.all.count, 326),
    Count("excluded tasks", ExcludedTasks.all.count, 13),
    Count("reasons of a delegation", DelegationReasons.all.count, 73),
    Count("refusals of writes", ValidationCodes.all.count, 13),
    Count("prerequisites", Prerequisites.all.count, 11),
    Count("delegated activities", DelegatedActivityCategories.all.count, 8),
    Count("job roles", ASCWDSJobRoles.all.count, 37),
    Count("pathway categories", PathwayCategories.all.count, 7),
    Count("training categories", ASCWDSTrainingCategories.all.count, 48),
    Count("CSTF subjects", CSTFSubjects.all.count, 20),
    Count("Care Certificate 2025", CareCertificate.version2025.standards.count, 16),
    Count("Care Certificate 2015", CareCertificate.version2015.standards.count, 15),
    Count("proficiency levels", ProficiencyLevels.all.count, 27),
    Count("equivalences", Equivalences.all.count, 12),
    Count("placement rules", PlacementRules.all.count, 11),
    Count("joint-role rules", JointRoleRules.all.count, 8),
    Count("role profiles", RoleProfiles.all.count, 32),
    Count("role requirements", RoleProfiles.all.flatMap(\.requirements).count, 87),
    Count("role crosswalks", RoleProfiles.all.flatMap(\.crosswalk).count, 83),
    Count("moves between roles", RoleMoves.all.count, 125),
    Count("work without a profile", RoleMoves.origins.count, 3),
    Count("bulk-upload columns", ASCWDSBulkUpload.columns.count, 100),
    Count("training topics", TrainingTopics.all.count, 7),
    Count("policy rows", PolicyTable.shipped.rows.count, 101),
    Count("boroughs of North West London", PublishedPlaceFigures.northWestLondon.count, 8),
  ]

  @Test("every table has the rows its README counts", arguments: counts)
  func rowCounts(_ count: Count) {
    #expect(count.rows == count.expected)
  }

  @Test("every source that a row names is in the table of sources")
  func sourcesResolve() {
    let named = Set(provenances.flatMap(\.sources))
    #expect(named.filter { Sources.find($0) == nil }.isEmpty)
    #expect(named.count > 20)
  }

  @Test("every code that a role asks for has a title, and no title is a bare code")
  func requirementsResolve() {
    for requirement in RoleProfiles.all.flatMap(\.requirements) {
      let standard = StandardCatalogue.find(requirement.code)
      #expect(standard != nil, "\(requirement.code)")
      #expect(standard?.title != requirement.code.text)
    }
  }

  @Test("every registration a role asks for names a register")
  func registrationsResolve() {
    let asked = RoleProfiles.all.flatMap(\.requirements).filter { $0.kind == .registration }
    #expect(asked.count == 11)
    #expect(asked.allSatisfy { $0.registration != nil })
  }

  @Test("every job role that a profile names is in the data set's list")
  func jobRolesResolve() {
    let named = RoleProfiles.all.compactMap(\.ascwdsJobID)
    #expect(named.count == 20)
    #expect(named.allSatisfy { ASCWDSJobRoles.find(jobID: $0) != nil })
  }

  @Test("every intervention belongs to a delegated-activity category")
  func interventionsResolve() {
    #expect(
      Interventions.all.allSatisfy {
        DelegatedActivityCategories.find($0.delegatedActivity) != nil
      })
  }

  @Test("every standard that an equivalence names is known")
  func equivalencesResolve() {
    let ends = Equivalences.all.filter { $0.use == .competence }.flatMap { [$0.from, $0.to] }
    for end in ends {
      switch end.statement {
      case .standards(let codes):
        #expect(codes.allSatisfy { StandardCatalogue.find($0) != nil }, "\(codes)")
      case .theoryOf(let code): #expect(Interventions.find(code) != nil)
      default: break
      }
    }
  }

  @Test(
    "the header line of each bulk-upload file is its columns in order",
    arguments: ASCWDSFile.allCases)
  func headersMatchColumns(file: ASCWDSFile) {
    let columns = ASCWDSBulkUpload.columns(of: file)
    #expect(columns.map(\.name).joined(separator: ",") == ASCWDSBulkUpload.header(of: file))
    #expect(columns.map(\.position) == Array(1...columns.count))
  }

  @Test("a code list that the source gives for several columns stands under each")
  func sharedCodeLists() {
    for column in ["DHA", "APPRENTICE", "ZEROHRCONT"] {
      #expect(ASCWDSBulkUpload.codes(of: column).map(\.code) == ["1", "2", "999"])
    }
    #expect(ASCWDSBulkUpload.codes(of: "CARECERT").map(\.code) == ["1", "2", "3"])
    #expect(ASCWDSBulkUpload.codes(of: "POSTCODE").isEmpty)
  }

  @Test("files use another number than role profiles for a job role")
  func jobRoleNumbers() {
    #expect(ASCWDSJobRoles.find(fileCode: 8)?.title == "Care worker")
    #expect(ASCWDSJobRoles.find(jobID: 8)?.title == "Care co-ordinator")
    #expect(ASCWDSJobRoles.all.filter { !$0.isAskedAboutDelegatedActivities }.count == 15)
  }

  @Test("codes are listed once")
  func codesAreUnique() {
    #expect(Set(StandardCatalogue.all.map(\.code)).count == StandardCatalogue.all.count)
    #expect(Set(RoleProfiles.all.map(\.code)).count == RoleProfiles.all.count)
    #expect(Set(ASCWDSTrainingCategories.all.map(\.number)).count == 48)
  }

  @Test("the release and the policy have names of twelve hexadecimal digits")
  func versions() {
    let digits = Set("0123456789abcdef")
    #expect(ReferenceDataVersion.text.hasPrefix("reference-"))
    #expect(ReferenceDataVersion.text.dropFirst(10).count == 12)
    #expect(ReferenceDataVersion.text.dropFirst(10).allSatisfy { digits.contains($0) })
    #expect(PolicyTable.shipped.version.text.count == 12)
  }

  private var provenances: [Provenance] {
    let roles = RoleProfiles.all
    var all = roles.map(\.provenance) + roles.flatMap(\.requirements).map(\.provenance)
    all += roles.flatMap(\.crosswalk).map(\.provenance)
    all += CSTFSubjects.all.map(\.provenance) + Equivalences.all.map(\.provenance)
    all += Prerequisites.all.map(\.provenance) + ProficiencyLevels.all.map(\.provenance)
    all += PlacementRules.all.map(\.provenance) + JointRoleRules.all.map(\.provenance)
    all += Interventions.all.flatMap { [$0.provenance, $0.traitsProvenance] }
    all += InterventionRules.all.map(\.provenance) + ExcludedTasks.all.map(\.provenance)
    all += ValidationCodes.all.map(\.provenance) + PolicyTable.shipped.rows.map(\.provenance)
    return all + StandardCatalogue.all.map(\.provenance)
  }
}
