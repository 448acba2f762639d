/// Whether a key was good when it signed.
package enum KeyAnswer: Hashable, Sendable {
  /// It was, at the time that the basis gives.
  case valid(Basis)
  /// It was not.
  case refused(Refusal)

  /// What the time of signing is known by.
  package enum Basis: Hashable, Sendable {
    /// A leaf of a log that a witness saw.
    case witnessedLog
    /// A leaf of a log that only the log itself vouches for.
    case log
    /// The credential's own `nbf`: there is no proof of a time.
    case stated
  }

  /// Why it was not; the raw value is the code that reports carry.
  package enum Refusal: String, Hashable, Sendable, CaseIterable {
    /// It signs something else.
    case otherUse = "key_other_use"
    /// It was compromised, and nothing proves the signature older.
    case compromisedUnproven = "key_compromised_unproven"
    /// It was compromised, and the log that would prove the time has no witness.
    case compromisedUnwitnessed = "key_compromised_unwitnessed"
    /// It was compromised before it signed.
    case compromised = "key_compromised"
    /// It signed before it was in use.
    case notYetValid = "key_not_yet_valid"
    /// It signed after its end.
    case expired = "key_expired"
    /// It signed after it was retired.
    case retired = "key_retired"
  }
}

extension RegistryKey {
  /// Whether this key was good for `use` when it signed: at the log's time where the log proves
  /// one, else at `stated`, the signed statement's own time in seconds since 1970.
  ///
  /// A compromised key is good only for what a witnessed log held before the compromise: at an
  /// earlier time and at an index below the log's size then.
  package func answer(for use: Use, stated: Int64, logged: LoggedEvent?) -> KeyAnswer {
    guard self.use == use else { return .refused(.otherUse) }
    if let compromise {
      guard let logged else { return .refused(.compromisedUnproven) }
      guard logged.isWitnessed else { return .refused(.compromisedUnwitnessed) }
      // Times are below the year 9999, so that milliseconds fit.
      guard logged.time.milliseconds < compromise.at * 1_000, logged.index < compromise.logSize
      else { return .refused(.compromised) }
    }
    let time = logged.map { TokenTime.seconds(of: $0.time) } ?? stated
    if time < notBefore { return .refused(.notYetValid) }
    if time >= expires { return .refused(.expired) }
    if let retiredAt, time >= retiredAt { return .refused(.retired) }
    guard let logged else { return .valid(.stated) }
    return .valid(logged.isWitnessed ? .witnessedLog : .log)
  }
}
