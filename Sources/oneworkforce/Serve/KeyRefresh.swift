import Logging
import SignIn
import Vocabulary

/// Reads the keys of issuers that publish them at an address again every five minutes.
///
/// An address that fails leaves the keys that were: a network fault signs nobody in or out.
struct KeyRefresh: Sendable {
  let issuers: IssuersFile
  let tokens: BearerTokenVerifier
  let log: Logger

  /// Refreshes until its task is cancelled.
  func run() async {
    let published = issuers.entries.filter { $0.jwksURL != nil }
    guard !published.isEmpty else { return }
    while (try? await Task.sleep(for: .seconds(300))) != nil {
      for entry in published {
        do {
          try tokens.rotate(entry.issuer, to: try await issuers.keys(of: entry))
        } catch {
          log.warning(
            "an issuer's keys could not be read again",
            metadata: ["issuer": "\(quoted(entry.issuer))", "error": "\(error)"])
        }
      }
    }
  }
}
