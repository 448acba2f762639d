import Operations
import Organisations
import ReferenceData
import TestSupport
import Testing
import Vocabulary

@Suite("A plan of a system from the published tables")
struct GeographyPlanTests {
  private static let boards = GeographyTables.boards(
    """
    icb24_code,icb24_code_nhs,icb24_name,main_ons_region,n_subicb
    E54000027,QRV,NHS North West London Integrated Care Board,London,1
    E54000013,QJM,NHS Lincolnshire Integrated Care Board,East Midlands,1
    """
  ).rows
  private static let locations = GeographyTables.subICBLocations(
    """
    sicbl24_code,sicbl24_code_nhs,sicbl24_name,icb24_code,largest_lad
    E38000256,W2U3Z,NHS North West London ICB - W2U3Z,E54000027,Ealing
    E38000238,71E,NHS Lincolnshire ICB - 71E,E54000013,East Lindsey
    """
  ).rows
  private static let authorities = GeographyTables.authorities(
    """
    ltla24_code,ltla24_name,utla23_code,utla23_name,region24_code,region24_name,main_icb24_code,\
    main_icb_lsoa_share
    E09000009,Ealing,E09000009,Ealing,E12000007,London,E54000027,1.0
    E09000005,Brent,E09000005,Brent,E12000007,London,E54000027,0.98
    E07000138,Lincoln,E10000019,Lincolnshire,E12000004,East Midlands,E54000013,1.0
    E07000137,East Lindsey,E10000019,Lincolnshire,E12000004,East Midlands,E54000013,1.0
    """
  ).rows

  private func plan(_ board: String) throws -> GeographyPlan {
    try GeographyPlan(
      board: board, boards: Self.boards, locations: Self.locations,
      authorities: Self.authorities, from: testDay)
  }

  @Test("a board that the tables do not hold is refused")
  func unknown() {
    #expect {
      try plan("Q99")
    } throws: { ($0 as? ServiceError)?.reason == .codeUnknown }
  }

  @Test("a board comes before its councils, and its system before its places")
  func order() throws {
    let plan = try plan("QRV")
    #expect(plan.organisations.map(\.code) == ["E54000027", "E09000005", "E09000009"])
    #expect(plan.organisations.first?.draft.kind == .integratedCareBoard)
    #expect(plan.places.map(\.code) == ["QRV", "E09000005", "E09000009"])
    #expect(plan.places.map(\.parentCode) == [nil, "QRV", "QRV"])
    #expect(plan.places.first?.draft(in: nil).name == "North West London")
    #expect(plan.places.first?.draft(in: nil).pieces.map(\.code) == ["E38000256"])
    #expect(plan.memberships.map(\.placeCode) == plan.places.map(\.code))
  }

  @Test("a county's districts are pieces of one place")
  func county() throws {
    let plan = try plan("QJM")
    let county = try #require(plan.places.last)
    #expect(county.code == "E10000019")
    #expect(county.draft(in: testID(1)).pieces.map(\.code) == ["E07000137", "E07000138"])
    #expect(plan.organisations.map(\.code) == ["E54000013", "E10000019"])
  }

  @Test("a plan is carried out as it stands")
  func carriedOut() async throws {
    let registry = try await Registry.open()
    let plan = try plan("QJM")
    var (bodies, areas): ([String: OrganisationID], [String: PlaceID]) = ([:], [:])
    for body in plan.organisations { bodies[body.code] = try await registry.record(body.draft) }
    for area in plan.places {
      let parent = area.parentCode.flatMap { areas[$0] }
      areas[area.code] = try await registry.record(area.draft(in: parent))
    }
    for seat in plan.memberships {
      try await registry.seat(
        #require(bodies[seat.organisationCode]), in: #require(areas[seat.placeCode]))
    }
    let system = try await registry.show(#require(areas["QJM"]))
    #expect(system.organisationCount == 2)
  }
}
