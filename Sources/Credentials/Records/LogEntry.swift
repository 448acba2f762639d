package import Vocabulary

/// Something that the log is to record.
package struct LogNote: Hashable, Sendable {
  /// What happened.
  package let event: LogEvent
  /// What it happened to: 32 bytes, of a credential its id.
  package let subject: [UInt8]
  /// The `iss` of the body it is told of, or the log's origin for the service's own.
  package let issuer: String
  /// Whose credential or share it is, so that the entry can be erased; nil where it is nobody's.
  package let worker: WorkerID?

  /// That `event` happened to `subject`.
  package init(_ event: LogEvent, to subject: [UInt8], by issuer: String, worker: WorkerID? = nil) {
    self.event = event
    self.subject = subject
    self.issuer = issuer
    self.worker = worker
  }

  /// Whether it can happen to the same thing again: a suspension can, a revocation can't.
  package var isRepeatable: Bool {
    event == .suspend || event == .reinstate || event == .breakGlassView
  }
}

/// A leaf of the log with what opens it.
package struct LogEntry: Hashable, Sendable {
  /// The leaf's index, from 0.
  package let index: UInt64
  /// The leaf.
  package let leaf: LogLeaf
  /// The leaf's own key of 32 bytes; nil where it was erased.
  package let key: [UInt8]?

  /// An entry as the store gives it.
  package init(index: UInt64, leaf: LogLeaf, key: [UInt8]?) {
    self.index = index
    self.leaf = leaf
    self.key = key
  }
}

/// A line by which a witness says that it saw a head of the log.
package struct LogCosignature: Hashable, Sendable {
  /// Leaves of the head.
  package let size: UInt64
  /// The witness's key, as `name+id+base64`.
  package let witness: String
  /// The head with the log's own line and the witness's.
  package let note: [UInt8]

  /// A cosignature with these parts.
  package init(size: UInt64, witness: String, note: [UInt8]) {
    self.size = size
    self.witness = witness
    self.note = note
  }
}
