import Vocabulary

/// What all credentials of a bundle are judged by: its trust list, status lists and checkpoint,
/// each verified once.
struct BundleEvidence {
  /// What became of the trust list.
  enum Trust {
    /// Two operators signed it.
    case list(TrustList)
    /// It can't be used.
    case none(StepReason)
  }

  /// The moment judged for.
  let instant: Instant
  /// The same in seconds since 1970.
  let seconds: Int64
  /// The trust list.
  let trust: Trust
  /// Whether the bundle has a checkpoint at all.
  let hasCheckpoint: Bool
  /// The checkpoint, where a known log signed it.
  let checkpoint: VerifiedCheckpoint?
  private let statusTokens: [[UInt8]: [[UInt8]]]
  private var statusLists: [ListName: Result<VerifiedStatusList, StatusDoubt>] = [:]

  private struct ListName: Hashable {
    let uri: [UInt8]
    let issuer: [UInt8]
  }

  init(_ bundle: PassportBundle, anchors: Anchors, at instant: Instant) {
    self.instant = instant
    seconds = TokenTime.seconds(of: instant)
    trust = Self.trust(bundle, anchors: anchors, at: instant)
    hasCheckpoint = !bundle.checkpoint.isEmpty
    checkpoint = Self.checkpoint(bundle.checkpoint, anchors: anchors)
    statusTokens = Dictionary(
      grouping: bundle.statusLists.filter { Self.subject(of: $0) != nil },
      by: { Self.subject(of: $0) ?? [] })
  }

  /// The number of the trust list, 0 where there is none.
  var trustSequence: UInt64 {
    if case .list(let list) = trust { UInt64(clamping: list.sequence) } else { 0 }
  }

  private static func trust(
    _ bundle: PassportBundle, anchors: Anchors, at instant: Instant
  ) -> Trust {
    guard !bundle.trustList.isEmpty else { return .none(.trustListAbsent) }
    guard
      let anchor = TrustAnchor(
        operators: anchors.operatorKeys, lowestSequence: Int64(clamping: anchors.lowestSequence))
    else { return .none(.trustListRefused) }
    do {
      var list = try TrustList(tokens: bundle.trustList, anchor: anchor, at: instant)
      for part in bundle.trustParts { try list.add(part: part) }
      return .list(list)
    } catch {
      return .none(error == .sequenceOld ? .trustListRolledBack : .trustListRefused)
    }
  }

  private static func checkpoint(_ note: [UInt8], anchors: Anchors) -> VerifiedCheckpoint? {
    for origin in Set(anchors.logs.map { Array($0.origin.utf8) }) {
      let logs = anchors.logs.filter { Array($0.origin.utf8) == origin }
      guard let first = logs.first,
        let anchor = LogAnchor(
          origin: first.origin, keys: logs.map(\.key), witnesses: anchors.witnesses)
      else { continue }
      if let verified = try? VerifiedCheckpoint(note, anchor: anchor) { return verified }
    }
    return nil
  }

  /// The bytes of the address that a status list token gives itself, unverified; nil where it
  /// gives none.
  private static func subject(of token: [UInt8]) -> [UInt8]? {
    guard
      let parsed = try? CompactJWS(parsing: token, maximumBytes: StatusListToken.maximumBytes),
      let claims = try? JSONValue(
        strict: parsed.payload, maximumBytes: StatusListToken.maximumBytes),
      let subject = claims["sub"]?.text
    else { return nil }
    return Array(subject.utf8)
  }

  /// What the bundle's list at `reference` says about its entry; to be asked only once the
  /// signature of the credential that names the list is good.
  mutating func status(_ reference: StatusReference, of entry: TrustEntry) -> StepResult {
    let uri = Array(reference.uri.utf8)
    guard let tokens = statusTokens[uri] else { return StepResult(.unknown, .statusListAbsent) }
    guard let token = tokens.first, tokens.count == 1 else {
      return StepResult(.unknown, .statusListRefused)
    }
    let name = ListName(uri: uri, issuer: Array(entry.issuer.utf8))
    let list: Result<VerifiedStatusList, StatusDoubt>
    if let held = statusLists[name] {
      list = held
    } else {
      list = Result { () throws(StatusDoubt) in
        try VerifiedStatusList(token, uri: reference.uri, entry: entry, at: instant)
      }
      statusLists[name] = list
    }
    switch list {
    case .success(let list):
      return StepResult(list.answer(at: Int64(reference.index), instant))
    case .failure(let doubt): return StepResult(.unknown, StepReason(doubt))
    }
  }
}

extension StepResult {
  fileprivate init(_ answer: StatusAnswer) {
    switch answer {
    case .current(.valid): self.init(.pass)
    case .current(.revoked), .stale(_, .revoked): self.init(.fail, .revoked)
    case .current(.suspended), .stale(_, .suspended): self.init(.fail, .suspended)
    case .current(.superseded), .stale(_, .superseded):
      self.init(.superseded, .supersededByNewer)
    case .stale(let age, .valid):
      self = .stale(.statusListOld, age: UInt64(clamping: age))
    case .outOfRange: self.init(.fail, .statusIndexOutside)
    case .unknown(let doubt): self.init(.unknown, StepReason(doubt))
    }
  }
}

extension StepReason {
  fileprivate init(_ doubt: StatusDoubt) {
    switch doubt {
    case .listMissing: self = .statusListAbsent
    case .tokenMalformed, .typeOther, .algorithmRefused, .subjectOther: self = .statusListRefused
    case .keyOther: self = .statusKeyUnlisted
    case .keyRefused: self = .statusKeyRefused
    case .signatureInvalid: self = .statusSignatureWrong
    case .claimsMalformed, .listMalformed, .listTooLarge: self = .statusListUnreadable
    case .issuedInFuture: self = .statusListFuture
    case .valueUnknown: self = .statusValueUnknown
    }
  }
}
