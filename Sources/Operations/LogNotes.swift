import Access
import Credentials
import Vocabulary

// What the log records beside credentials: shares, keys and the trust list.

extension RecordChange {
  /// Notes that a share began or ended. The leaf tells nobody whose it is or with whom.
  func log(_ event: LogEvent, of grant: ShareGrant, _ desk: SigningDesk?) throws {
    guard let desk else { return }
    let subject = CredentialID(of: grant.id.bytes[...])
    try log(
      LogNote(event, to: subject.bytes, by: desk.addresses.logOrigin, worker: grant.worker),
      at: desk.now)
  }

  /// Notes what became of a key.
  func log(_ event: LogEvent, of key: SigningKey, _ desk: SigningDesk) throws {
    let issuer =
      switch key.owner {
      case .organisation(let id): desk.addresses.issuer(id)
      case .service: desk.addresses.logOrigin
      }
    guard let thumbprint = try? Base64URL.decode(key.kid.utf8) else {
      throw ServiceError(.internalFault, .internalFault, "a key's name is none")
    }
    try log(LogNote(event, to: thumbprint, by: issuer), at: desk.now)
  }
}
