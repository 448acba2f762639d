import OneWorkforceProtos
package import SwiftProtobuf
package import Vocabulary

// Reading the fields of a request, each refused by its own name, and writing those of an answer.

/// The identifier that `text` spells; empty is refused as missing.
package func requiredID<Noun>(
  _ text: String, _ field: String, _: Noun.Type = Noun.self
) throws(ServiceError) -> OpaqueID<Noun> {
  guard !text.isEmpty else {
    throw ServiceError(.invalidArgument, .fieldRequired, field: field, "must be given")
  }
  return try OpaqueID(text, field: field)
}

/// The identifier that `text` spells, or nil where it is empty.
package func optionalID<Noun>(
  _ text: String, _ field: String, _: Noun.Type = Noun.self
) throws(ServiceError) -> OpaqueID<Noun>? {
  text.isEmpty ? nil : try OpaqueID(text, field: field)
}

/// The identifiers that `texts` spell, in order; more than `limit` and empty ones are refused.
func requiredIDs<Noun>(
  _ texts: [String], _ field: String, atMost limit: Int, _: Noun.Type = Noun.self
) throws(ServiceError) -> [OpaqueID<Noun>] {
  try requireAtMost(limit, texts.count, field)
  var found: [OpaqueID<Noun>] = []
  found.reserveCapacity(texts.count)
  for (index, text) in texts.enumerated() {
    found.append(try requiredID(text, "\(field)[\(index)]"))
  }
  return found
}

/// The day that `text` spells; empty is refused as missing.
package func requiredDate(_ text: String, _ field: String) throws(ServiceError) -> CivilDate {
  guard !text.isEmpty else {
    throw ServiceError(.invalidArgument, .fieldRequired, field: field, "must be given")
  }
  return try CivilDate(text, field: field)
}

/// The day that `text` spells, or nil where it is empty.
package func optionalDate(_ text: String, _ field: String) throws(ServiceError) -> CivilDate? {
  text.isEmpty ? nil : try CivilDate(text, field: field)
}

/// Days `[from, to)`, named `from` and `to` in a refusal under `prefix`.
package func datePeriod(
  _ from: String, _ to: String, _ fromField: String, _ toField: String
) throws(ServiceError) -> DatePeriod {
  let start = try requiredDate(from, fromField)
  return try DatePeriod(from: start, to: try optionalDate(to, toField), field: toField)
}

/// The moment of a timestamp that is set, or nil.
package func optionalInstant(
  _ isSet: Bool, _ timestamp: Google_Protobuf_Timestamp, _ field: String
) throws(ServiceError) -> Instant? {
  isSet
    ? try Instant(seconds: timestamp.seconds, nanoseconds: timestamp.nanos, field: field) : nil
}

/// The moment of a timestamp that must be set.
package func requiredInstant(
  _ isSet: Bool, _ timestamp: Google_Protobuf_Timestamp, _ field: String
) throws(ServiceError) -> Instant {
  guard let instant = try optionalInstant(isSet, timestamp, field) else {
    throw ServiceError(.invalidArgument, .fieldRequired, field: field, "must be given")
  }
  return instant
}

/// The choice that `text` names in capitals; empty is refused as missing.
package func requiredChoice<Choice>(
  _ text: String, _ field: String, _: Choice.Type = Choice.self
) throws(ServiceError) -> Choice
where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
  guard !text.isEmpty else {
    throw ServiceError(.invalidArgument, .fieldRequired, field: field, "must be given")
  }
  guard let choice = Choice(rawValue: text) else {
    let words = Choice.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    throw ServiceError(
      .invalidArgument, .enumUnknown, field: field, "must be one of \(words); got \(quoted(text))")
  }
  return choice
}

/// The choice that `text` names in capitals, or nil where it is empty.
package func optionalChoice<Choice>(
  _ text: String, _ field: String, _: Choice.Type = Choice.self
) throws(ServiceError) -> Choice?
where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
  text.isEmpty ? nil : try requiredChoice(text, field)
}

/// `message` where it is set; an unset one is refused by its name.
package func required<Part>(
  _ isSet: Bool, _ message: @autoclosure () -> Part, _ field: String
) throws(ServiceError) -> Part {
  guard isSet else {
    throw ServiceError(.invalidArgument, .fieldRequired, field: field, "must be given")
  }
  return message()
}

/// Refuses a list of more than `limit` entries.
package func requireAtMost(_ limit: Int, _ count: Int, _ field: String) throws(ServiceError) {
  guard count <= limit else {
    throw ServiceError(
      .invalidArgument, .listTooLong, field: field, "must be at most \(limit); got \(count)")
  }
}

/// What `body` gives, with any refusal placed under `parent`.
package func under<Value>(
  _ parent: String, _ body: () throws(ServiceError) -> Value
) throws(ServiceError) -> Value {
  do {
    return try body()
  } catch {
    throw error.within(parent)
  }
}

extension Instant {
  /// The moment as the wire writes it.
  package func proto() -> Google_Protobuf_Timestamp {
    let seconds = milliseconds.floorDivided(by: 1_000)
    return .with {
      $0.seconds = seconds
      $0.nanos = Int32(milliseconds - seconds * 1_000) * 1_000_000
    }
  }
}
