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
    Count("bulk-upload columns", ASCWDSBulkUpload.columns.count, 100),
    Count("training topics", TrainingTopics.all.count, 7),
    Count("policy rows", PolicyTable.shipped.rows.count, 94),
    Count("boroughs of North West London", PublishedPlaceFigures.northWestLondon.count, 8),
  ]

  @Test("every table has the rows its README counts", arguments: counts)
  func rowCounts(_ count: Count) {
    #expect(count.rows == count.expected)
  }
}
