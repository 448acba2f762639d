import OneWorkforceProtos
import Operations
import Organisations
import ReferenceData
import TestSupport
import Testing
import Vocabulary
import WireFormat

@Suite("The registry on the wire")
struct RegistryConversionTests {
  private static let valid = ValidRegistry(
    body: "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a10", bodyEtag: "v1",
    other: "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a11",
    system: "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a12",
    place: "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a13", placeEtag: "v2",
    steward: "8f14e45f-ceea-4e6b-a5d1-0c2f6f1b7a14")

  @Test("a body and an area come back as they were sent")
  func roundTrips() throws {
    let body = Self.valid.recordOrganisation.organisation
    #expect(try body.native().proto() == body)
    let place = Self.valid.recordPlace.place
    #expect(try place.native().proto() == place)
    let link = Self.valid.recordSuccession.succession
    #expect(try link.native().proto() == link)
  }

  @Test("an update looks only at the fields of its mask, in their order")
  func mask() throws {
    var update = Self.valid.updateOrganisation
    update.organisation.kind = .unspecified
    update.organisation.openedOn = "never"
    let changes = try update.native().changes
    #expect(changes.first == .name("Thames Partnership"))
    #expect(changes.count == 2)
    var place = Self.valid.updatePlace
    place.place.parentID = "nowhere"
    place.updateMask.paths = ["code"]
    #expect(try place.native().changes == [.code("E09000009")])
  }

  @Test("who set a row is a word for a shipped one and an identifier for one's own")
  func owners() {
    let key = PolicyKey.refresher(of: StandardCode(listed: "CSTF-IPC-2"))
    let cases: [(layer: PolicyLayer, owner: String, wire: String)] = [
      (.national, "Skills for Health", "national"),
      (.projectDefault, "OneWorkforce", "project"),
      (.localSystem, "a named body", "local-system"),
      (.localSystem, Self.valid.steward, Self.valid.steward),
      (.employer, Self.valid.body, Self.valid.body),
    ]
    for (layer, owner, wire) in cases {
      let row = PolicyRow(
        key: key, value: .number(6), unit: "months", provenance: Provenance(.localPolicy),
        owner: owner, layer: layer)
      #expect(row.proto().owner == wire)
      #expect(row.proto().provenance.status == "local_policy")
    }
  }
}
