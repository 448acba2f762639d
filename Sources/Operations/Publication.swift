import Credentials
import Vocabulary

/// A file for a web server.
package struct PublishedFile: Hashable, Sendable {
  /// Where it stands under the folder, parts joined by slashes.
  package let path: String
  /// What it holds.
  package let bytes: [UInt8]
}

/// What was published so far, so that the next look writes just what is new.
package struct Publication: Sendable {
  private var told = CommitSequence(0)
  private var lists: [StatusListID: ShownStatusList] = [:]
  private var trustNumber: Int64 = 0
  private var logSize: UInt64 = 0

  /// Nothing yet.
  package init() {}

  /// How long before its end a trust list is signed anew: three days, so that a weekend without an
  /// operator passes.
  private static let trustMargin: Int64 = 3 * 86_400_000

  /// The files that are new since the last look, those first that others rest on: a head comes
  /// after its tiles.
  ///
  /// - `status/<list>`: each status list as `statuslist+jwt`;
  /// - `trust-list/<n>.jwt` and `trust-list/parts/<sha256>`: the newest trust list;
  /// - `log/tile/…` and `log/checkpoint` by C2SP tlog-tiles, for witnesses and auditors.
  ///
  /// - Throws: ``ServiceError`` `STATE_FORBIDS` where the service has no public address. What can't
  ///   be signed for want of a key is left out.
  package mutating func files(in service: Service) async throws -> [PublishedFile] {
    let desk = try service.requireDesk(at: service.now())
    return try await statusFiles(service, desk) + trustFiles(service, desk)
      + logFiles(service, desk)
  }

  private mutating func statusFiles(
    _ service: Service, _ desk: SigningDesk
  ) async throws -> [PublishedFile] {
    let (known, latest) = (told, lists)
    let found = try await service.records.write(shouldStart: { true }) { records in
      let changed = try records.statusLists(changedAfter: known, limit: 10_000)
      let due = latest.filter { $0.value.isDue(at: desk.now) }.keys
      let again = try due.sorted().compactMap { try records.statusList($0) }
      return try (changed + again.filter { list in !changed.contains { $0.id == list.id } })
        .map { list in (list, try records.freshIfAble(list, desk)) }
    }
    var files: [PublishedFile] = []
    for (list, shown) in found {
      told = max(told, list.version)
      guard let shown, lists[list.id] != shown else { continue }
      lists[list.id] = shown
      files.append(PublishedFile(path: "status/\(list.id)", bytes: shown.token))
    }
    return files
  }

  private mutating func trustFiles(
    _ service: Service, _ desk: SigningDesk
  ) async throws -> [PublishedFile] {
    let list = try await service.records.write(shouldStart: { true }) { records in
      let list = try records.trustList()
      guard let list, list.expires.milliseconds - desk.now.milliseconds < Self.trustMargin,
        try records.signingKeys(of: .service, for: .operator, at: desk.now).count >= 2
      else { return list }
      return try records.signTrustList(desk)
    }
    guard let list, list.number > trustNumber else { return [] }
    trustNumber = list.number
    let parts = list.parts.map { part in
      PublishedFile(
        path: "trust-list/parts/\(CredentialID(of: part[...]).bytes.hexadecimal)", bytes: part)
    }
    return parts
      + list.tokens.enumerated().map { index, token in
        PublishedFile(path: "trust-list/\(index + 1).jwt", bytes: token)
      }
  }

  private mutating func logFiles(
    _ service: Service, _ desk: SigningDesk
  ) async throws -> [PublishedFile] {
    let before = logSize
    let (size, files) = try await service.records.read { records in
      let size = try records.logSize()
      guard size > before,
        try records.signingKeys(of: .service, for: .log, at: desk.now).first != nil
      else { return (before, [PublishedFile]()) }
      let tiles = try records.tileFiles(from: before, to: size)
      let head = try records.signedHead(size: size, desk)
      return (size, tiles + [PublishedFile(path: "log/checkpoint", bytes: head.note)])
    }
    logSize = size
    return files
  }
}

extension ShownStatusList {
  /// Whether half its time is over, so that it is signed anew.
  fileprivate func isDue(at now: Instant) -> Bool {
    now.milliseconds - signedAt.milliseconds >= timeToLive * 500
  }
}

extension RecordChange {
  /// As ``freshStatusList(_:_:)``; nil where there is no key and never was a signed list.
  func freshIfAble(_ list: KeptStatusList, _ desk: SigningDesk) throws -> ShownStatusList? {
    do {
      return try freshStatusList(list, desk)
    } catch let error as ServiceError where error.reason == .stateForbids {
      return nil
    }
  }
}

extension RecordSnapshot {
  /// The tiles of a log of `size` leaves that a log of `before` leaves did not have.
  fileprivate func tileFiles(from before: UInt64, to size: UInt64) throws -> [PublishedFile] {
    var files: [PublishedFile] = []
    for level in 0...7 where size >> UInt64(8 * level) > 0 {
      let (old, held) = (before >> UInt64(8 * level), size >> UInt64(8 * level))
      guard old < held else { continue }
      for index in (old / 256)...((held - 1) / 256) {
        let end = min(held, (index + 1) * 256)
        let hashes = try logHashes(level: level, from: index * 256, to: end)
        try files.append(
          file(.hashes(level: level), index, hashes.count, hashes.flatMap(\.bytes)))
        guard level == 0 else { continue }
        let leaves = try logLeaves(from: index * 256, to: end)
        try files.append(file(.entries, index, leaves.count, leaves.flatMap(\.entry)))
      }
    }
    return files
  }

  private func file(
    _ kind: LogTile.Kind, _ index: UInt64, _ width: Int, _ bytes: [UInt8]
  ) throws -> PublishedFile {
    guard let tile = LogTile(kind, index: index, width: width) else {
      throw ServiceError(.internalFault, .internalFault, "the log gives no tile")
    }
    return PublishedFile(path: "log/\(tile.path)", bytes: bytes)
  }
}

extension LogLeaf {
  /// The leaf behind its length, as a tile of entries has it.
  fileprivate var entry: [UInt8] { [0, UInt8(Self.byteCount)] + bytes }
}
