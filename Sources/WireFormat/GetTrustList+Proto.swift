package import Credentials
import FoundationEssentials
package import OneWorkforceProtos

extension WireGetTrustListResponse {
  /// The answer that tells `list`.
  package init(_ list: PublishedTrustList) {
    self = .with {
      $0.number = list.number
      $0.tokens = list.tokens.map { Data($0) }
      $0.parts = list.parts.map { Data($0) }
      $0.expiresAt = list.expires.proto()
    }
  }
}
