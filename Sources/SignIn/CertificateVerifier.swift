package import Access
import Crypto
import Synchronization
package import Vocabulary
import X509

/// Turns the client certificate of a connection into a ``Caller``.
///
/// The transport has checked the chain up to the pinned authority. Here the leaf must be one for
/// clients, in its days, and carry exactly one URI, which the configured table must know.
package final class CertificateVerifier: Sendable {
  private struct Accepted: Sendable {
    let caller: Caller
    let days: ClosedRange<Instant>
  }

  private let authority: String
  private let identities: [String: CertificateIdentity]
  private let accepted: Mutex<RecentCache<SHA256Digest, Accepted>>

  /// A verifier for certificates under `authority`, whose holders are `identities`.
  ///
  /// - Throws: ``ServiceError`` `invalidArgument`, `DUPLICATE_ITEM` where two identities have one
  ///   URI.
  package init(
    authority: String, identities: [CertificateIdentity]
  ) throws(ServiceError) {
    self.authority = try boundedText(authority, field: "authority")
    var known: [String: CertificateIdentity] = [:]
    for identity in identities where known.updateValue(identity, forKey: identity.uri) != nil {
      throw ServiceError(
        .invalidArgument, .duplicateItem, field: "identities",
        "must name each URI once; got \(quoted(identity.uri)) twice")
    }
    self.identities = known
    accepted = Mutex(RecentCache(capacity: 1_024))
  }

  /// The caller that the leaf certificate `der` proves at `now`.
  ///
  /// - Throws: ``ServiceError`` `unauthenticated` with reason `CREDENTIALS_INVALID`.
  package func caller(certificate der: [UInt8], at now: Instant) throws(ServiceError) -> Caller {
    let digest = SHA256.hash(data: der)
    let found: Accepted
    if let remembered = accepted.withLock({ $0.value(for: digest) }) {
      found = remembered
    } else {
      found = try judged(der)
      accepted.withLock { $0.keep(found, for: digest) }
    }
    guard found.days.contains(now) else {
      throw credentialsRefusal("certificate is outside its days")
    }
    return found.caller
  }

  private func judged(_ der: [UInt8]) throws(ServiceError) -> Accepted {
    guard let certificate = try? Certificate(derEncoded: der) else {
      throw credentialsRefusal("certificate can't be read")
    }
    guard isForClients(certificate) else {
      throw credentialsRefusal("certificate is not one for clients")
    }
    guard let uri = onlyURI(of: certificate), let identity = identities[uri] else {
      throw credentialsRefusal("certificate names no service known here")
    }
    return Accepted(
      caller: try Caller(
        subject: identity.subject, issuer: authority, duty: identity.duty,
        organisation: identity.organisation, worker: nil, way: .clientCertificate),
      days: try days(of: certificate))
  }
}

private func isForClients(_ certificate: Certificate) -> Bool {
  do {
    if case .isCertificateAuthority = try certificate.extensions.basicConstraints { return false }
    guard let usage = try certificate.extensions.extendedKeyUsage else { return true }
    return usage.contains(.clientAuth)
  } catch {
    return false
  }
}

/// The one URI of the subject alternative name; nil where there is none or a choice of several.
private func onlyURI(of certificate: Certificate) -> String? {
  guard let names = try? certificate.extensions.subjectAlternativeNames else { return nil }
  let uris = names.compactMap { name -> String? in
    if case .uniformResourceIdentifier(let uri) = name { uri } else { nil }
  }
  return uris.count == 1 ? uris.first : nil
}

private func days(of certificate: Certificate) throws(ServiceError) -> ClosedRange<Instant> {
  let ends = [certificate.notValidBefore, certificate.notValidAfter].map {
    // X.509 knows the years 1950 to 9999, so the product stays far inside Int64.
    Instant(milliseconds: Int64($0.timeIntervalSince1970) * 1_000)
  }
  guard ends[0] <= ends[1] else { throw credentialsRefusal("certificate is outside its days") }
  return ends[0]...ends[1]
}
