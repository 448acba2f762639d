package import Access
package import Vocabulary

/// Copies the store while it serves, and keeps in the trail of changes what the copy was.
package enum CreateBackup {
  /// Which copy to make.
  package struct Request: Sendable {
    /// The change's name and body.
    package let header: ChangeHeader
    /// What to call it inside the backup directory.
    package let name: String

    /// A request for a copy called `name`.
    ///
    /// - Throws: ``ServiceError`` naming `name` unless it is 1 to 64 letters, digits and `-`, so
    ///   that it can be no path.
    package init(header: ChangeHeader, name: String) throws(ServiceError) {
      guard !name.isEmpty else {
        throw ServiceError(.invalidArgument, .fieldRequired, field: "name", "must be given")
      }
      guard name.utf8.count <= 64 else {
        throw ServiceError(
          .invalidArgument, .fieldTooLong, field: "name",
          "must be at most 64 characters; got \(name.utf8.count)")
      }
      guard name.utf8.allSatisfy(Self.isAllowed) else {
        throw ServiceError(
          .invalidArgument, .characterNotAllowed, field: "name",
          "must be letters, digits and `-` and no path; got \(quoted(name))")
      }
      self.header = header
      self.name = name
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }

  /// The copy, and the receipt of the request.
  package struct Report: Hashable, Sendable {
    /// The receipt; its record is the copy's name.
    package let receipt: Receipt
    /// The copy; nil where the request was only checked.
    package let backup: BackupSummary?
  }

  /// What the copy is; the same again, and nothing copied, for the same request.
  ///
  /// The copy is made before its entry in the trail, so it holds all commits but that one. A
  /// request cut off between the two left a copy without an entry: it is repeated under another
  /// name.
  package static func run(
    _ request: Request, from keeper: any BackupKeeper, _ call: Call, in service: Service
  ) async throws -> Report {
    let isNew = try await service.read(call) { records in
      _ = try records.permit(.runService, call, about: RelationFacts())
      let key = RequestKey(call.caller, method: call.method, request: request.header.request)
      return try records.earlierChange(key, body: request.header.body) == nil
    }
    let isCopied = isNew && !request.header.isValidationOnly && call.shouldStart()
    let copy = isCopied ? try await keeper.backup(name: request.name, at: service.now()) : nil
    // Once a copy is there its entry is worth writing, however late.
    let ending = copy == nil ? call : Call(caller: call.caller, method: call.method)
    let answer = try await service.notedChange(request.header, ending) { records in
      let permit = try records.permit(.runService, call, about: RelationFacts())
      return ChangeOutcome(id: request.name, rule: permit.rule, note: copy?.note ?? "")
    }
    let isOnlyChecked = answer.receipt.wasValidatedOnly
    return Report(
      receipt: answer.receipt,
      backup: isOnlyChecked ? nil : try BackupSummary(note: answer.note))
  }
}

extension BackupSummary {
  /// The summary as the trail keeps it; the file name, which may hold spaces, stands last.
  fileprivate var note: String { "\(sequence.number) \(byteCount) \(sha256) \(fileName)" }

  fileprivate init(note: String) throws(ServiceError) {
    let parts = note.split(separator: " ", maxSplits: 3)
    guard parts.count == 4, let sequence = Int64(parts[0]), let bytes = Int64(parts[1]) else {
      throw ServiceError(
        .internalFault, .internalFault, "the trail of changes holds no summary of the copy")
    }
    self.init(
      fileName: String(parts[3]), byteCount: bytes, sha256: String(parts[2]),
      sequence: CommitSequence(sequence))
  }
}
