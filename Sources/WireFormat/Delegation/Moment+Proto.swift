import OneWorkforceProtos
import SwiftProtobuf
import Vocabulary

extension WireMoment {
  /// The moment, from either form.
  ///
  /// - Throws: ``ServiceError`` `REQ_TIME_INVALID`, naming `field`: with no form given, outside the
  ///   years 2000 to 2100, or as text without an offset.
  func native(_ field: String) throws(ServiceError) -> Instant {
    switch form {
    case .instant(let timestamp):
      guard let moment = try? Instant(timestamp, field: field) else {
        throw Self.refusal(field, "must be a moment of the years 2000 to 2100")
      }
      return moment
    case .text(let text): return try Self.read(text, field)
    case nil: throw Self.refusal(field, "must be given as an instant or as text")
    }
  }

  private static func read(_ text: String, _ field: String) throws(ServiceError) -> Instant {
    if let moment = try? Instant(text, field: field) { return moment }
    // Text that only lacks its offset reads as a clock's; a London clock may never have shown it.
    guard let shown = try? Instant(text + "Z", field: field) else {
      throw refusal(
        field, "must be a moment of the years 2000 to 2100 with an offset; got \(quoted(text))")
    }
    let fault =
      LondonTime.leavesOut(shown)
      ? "names a local time that never happened: the clocks went forward over it"
      : "must have an offset, such as `+01:00` or `Z`"
    throw refusal(field, "\(fault); got \(quoted(text))")
  }

  private static func refusal(_ field: String, _ sentence: String) -> ServiceError {
    ServiceError(.invalidArgument, .reqTimeInvalid, field: field, sentence)
  }
}

extension WireVisitWindow {
  /// The visit, named `window` in a refusal.
  func native() throws(ServiceError) -> InstantPeriod {
    let (start, end) = (try start.native("window.start"), try end.native("window.end"))
    guard let period = InstantPeriod(from: start, to: end) else {
      throw ServiceError(
        .invalidArgument, .reqTimeInvalid, field: "window.end",
        "must follow the start; got \(quoted("\(start)")) to \(quoted("\(end)"))")
    }
    return period
  }
}

extension Instant {
  fileprivate init(_ timestamp: Google_Protobuf_Timestamp, field: String) throws(ServiceError) {
    try self.init(seconds: timestamp.seconds, nanoseconds: timestamp.nanos, field: field)
  }

  /// The moment as an instant of the wire.
  func protoMoment() -> WireMoment {
    .with { $0.instant = proto() }
  }
}
