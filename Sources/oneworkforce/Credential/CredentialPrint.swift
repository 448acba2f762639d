import Foundation
import OneWorkforceProtos

/// Answers of the credential service as people read them.
enum CredentialPrint {
  /// What a change made.
  static func lines(_ receipt: WireReceipt, _ noun: String) -> [String] {
    guard !receipt.validatedOnly else { return ["checked; nothing was written"] }
    return ["\(noun) \(receipt.id), version \(receipt.etag)"]
  }

  /// Keys, a row each.
  static func keys(_ answer: WireListSigningKeysResponse) -> [String] {
    table(
      ["Key", "Version", "Use", "Name in tokens", "Until", "State"],
      answer.keys.map { key in
        [key.id, key.etag, plain(key.use), key.kid, text(of: key.expiresAt.date), state(of: key)]
      }) + more(answer.nextPageToken)
  }

  private static func state(of key: WireSigningKey) -> String {
    if key.hasCompromisedAt {
      return "COMPROMISED since \(text(of: key.compromisedAt.date)), log size \(key.logSizeThen)"
    }
    return key.hasRetiredAt ? "retired \(text(of: key.retiredAt.date))" : "in use"
  }

  /// Credentials in force, a row each.
  static func issued(_ answer: WireIssueCredentialsResponse) -> [String] {
    guard !answer.receipt.validatedOnly else { return ["checked; nothing was written"] }
    return table(
      ["Credential", "Type", "Fact", "Status", "Until"],
      answer.credentials.map { credential in
        [
          digits(credential.id), credential.type, credential.factID, plain(credential.status),
          credential.hasExpiresAt ? text(of: credential.expiresAt.date) : "",
        ]
      })
  }

  /// What became of the items of a batch: the counts, then each refusal.
  static func results(_ answer: WireBatchSetCredentialStatusResponse) -> [String] {
    ["\(answer.recordedCount) done, \(answer.refusedCount) refused"]
      + answer.results.enumerated().compactMap { index, result in
        guard case .error(let error) = result.result else { return nil }
        return "line \(index + 1): \(error.reason) [\(error.field)] \(error.message)"
      }
  }

  /// What a body may issue, a row each.
  static func entitlements(_ answer: WireListEntitlementsResponse) -> [String] {
    table(
      ["Type", "Subjects", "Days at most", "From", "Until", "Rests on"],
      answer.entitlements.map { row in
        [
          row.type, row.subjects.isEmpty ? "any" : row.subjects.joined(separator: " "),
          row.longestValidityDays == 0 ? "any" : "\(row.longestValidityDays)", row.validFrom,
          row.validTo, row.recorded ? "a steward's word" : plain(row.provenance.status),
        ]
      }) + more(answer.nextPageToken)
  }

  private static func more(_ token: String) -> [String] {
    token.isEmpty ? [] : ["", "more with --page-token \(token)"]
  }

  private static func text(of date: Date) -> String {
    date.formatted(.iso8601)
  }

  private static func digits(_ bytes: Data) -> String {
    bytes.map { byte in
      let text = String(byte, radix: 16)
      return text.utf8.count == 1 ? "0" + text : text
    }.joined()
  }
}
