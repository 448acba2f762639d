import Passports
import ReferenceData
import Roles
import Vocabulary

/// A role that a passport is judged for, with its profile at hand.
struct AskedRole: Sendable {
  /// The role's code.
  let code: RoleCode
  private let profile: RoleProfile

  /// The role of this code.
  ///
  /// - Throws: ``ServiceError`` `CODE_UNKNOWN`, naming `field`.
  init(_ code: RoleCode, field: String) throws(ServiceError) {
    self.code = code
    profile = try PassportPolicy.known(code, field: field)
  }

  /// The role of this code, or nil where no profile has it.
  init?(_ code: RoleCode) {
    guard let profile = RoleProfiles.find(code) else { return nil }
    self.code = code
    self.profile = profile
  }

  /// What the role asks where these versions of the Care Certificate count.
  func asks(careCertificates: [Int]) -> [Requirement] {
    if careCertificates == Self.commonVersions, let asks = Self.common[code] { return asks }
    return profile.asks(careCertificates: careCertificates)
  }

  // Worked out once: most employers take every version there is.
  private static let commonVersions = CareCertificate.versions.map(\.year).sorted(by: >)
  private static let common = Dictionary(
    RoleProfiles.all.map { ($0.code, $0.asks(careCertificates: commonVersions)) }
  ) { first, _ in first }
}
