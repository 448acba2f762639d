import Vocabulary

/// A value that goes into a body: explicit fields in a fixed order, no names.
///
/// A body begins with the version of its form. Fields are never reordered; a form that changes gets
/// a new version, and what reads it keeps both.
protocol StoredBody {
  /// Appends the fields.
  func write(to body: inout BodyWriter)
  /// Reads the fields in the order in which ``write(to:)`` appends them.
  init(from body: inout BodyReader) throws
}

/// An enum whose cases go into bodies as the numbers of its numbering.
protocol StoredWord: StoredBody, Hashable, Sendable {
  /// The cases in the order of their numbers; new ones go at the end.
  static var numbering: Numbering<Self> { get }
}

extension StoredWord {
  func write(to body: inout BodyWriter) {
    body.put(Self.numbering.values.firstIndex(of: self).map { $0 + 1 } ?? 0)
  }

  init(from body: inout BodyReader) throws {
    self = try Self.numbering.value(Int64(body.read(Int.self)))
  }
}

/// The bytes of one body while it is being written.
struct BodyWriter {
  /// The only form there is.
  static let version: UInt8 = 1
  private(set) var bytes: [UInt8] = [BodyWriter.version]

  /// The body of `write`'s fields.
  static func body(_ write: (inout BodyWriter) -> Void) -> [UInt8] {
    var writer = BodyWriter()
    write(&writer)
    return writer.bytes
  }

  mutating func put(_ value: some StoredBody) {
    value.write(to: &self)
  }

  mutating func append(_ more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
  }
}

/// A body while it is being read; what is not in the form of its version is a fault of ours.
struct BodyReader {
  private let bytes: [UInt8]
  private var position = 1

  /// A reader of `bytes`.
  init(_ bytes: [UInt8]) throws {
    guard bytes.first == BodyWriter.version else {
      throw damaged("a body has a form that this program does not know")
    }
    self.bytes = bytes
  }

  /// The value of `read`, which must use the whole of `bytes`.
  static func whole<Value>(
    _ bytes: [UInt8], _ read: (inout BodyReader) throws -> Value
  ) throws -> Value {
    var reader = try BodyReader(bytes)
    let value = try stored { try read(&reader) }
    guard reader.position == bytes.count else { throw damaged("a body is too long") }
    return value
  }

  mutating func read<Value: StoredBody>(_: Value.Type = Value.self) throws -> Value {
    try Value(from: &self)
  }

  mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - position else { throw damaged("a body is cut off") }
    defer { position += count }
    return bytes[position..<position + count]
  }

  /// A count of things to come, of which each takes a byte at least.
  mutating func count() throws -> Int {
    let count = try read(Int.self)
    guard (0...bytes.count - position).contains(count) else { throw damaged("a body is cut off") }
    return count
  }
}

// MARK: - The words of bodies

extension Int64: StoredBody {
  /// Seven bits a byte, the lowest first; small numbers of either sign take one byte.
  func write(to body: inout BodyWriter) {
    var rest = UInt64(bitPattern: self << 1 ^ self >> 63)
    while rest > 0x7f {
      body.append([UInt8(truncatingIfNeeded: rest) | 0x80])
      rest >>= 7
    }
    body.append([UInt8(rest)])
  }

  init(from body: inout BodyReader) throws {
    var bits: UInt64 = 0
    for shift in stride(from: UInt64(0), through: 63, by: 7) {
      let byte = try body.take(1).first ?? 0
      bits |= UInt64(byte & 0x7f) << shift
      guard byte & 0x80 != 0 else {
        self = Int64(bitPattern: bits >> 1) ^ -Int64(bits & 1)
        return
      }
    }
    throw damaged("a number in a body has no end")
  }
}

extension Int: StoredBody {
  func write(to body: inout BodyWriter) { body.put(Int64(self)) }
  init(from body: inout BodyReader) throws { self = Int(try body.read(Int64.self)) }
}

extension Bool: StoredBody {
  func write(to body: inout BodyWriter) { body.put(self ? 1 : 0) }
  init(from body: inout BodyReader) throws {
    switch try body.read(Int.self) {
    case 0: self = false
    case 1: self = true
    default: throw damaged("a truth in a body is neither")
    }
  }
}

extension String: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(utf8.count)
    body.append(utf8)
  }

  init(from body: inout BodyReader) throws {
    let length = try body.count()
    guard let text = String(validating: try body.take(length), as: UTF8.self) else {
      throw damaged("a text in a body is not UTF-8")
    }
    self = text
  }
}

extension OpaqueID: StoredBody {
  func write(to body: inout BodyWriter) { body.append(bytes) }
  init(from body: inout BodyReader) throws {
    let bytes = try body.take(16)
    let halves = [bytes.prefix(8), bytes.suffix(8)].map { half in
      half.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    self.init(high: halves[0], low: halves[1])
  }
}

extension Code: StoredBody {
  func write(to body: inout BodyWriter) { body.put(text) }
  init(from body: inout BodyReader) throws { self.init(listed: try body.read()) }
}

extension Instant: StoredBody {
  func write(to body: inout BodyWriter) { body.put(milliseconds) }
  init(from body: inout BodyReader) throws { self.init(milliseconds: try body.read()) }
}

extension CivilDate: StoredBody {
  func write(to body: inout BodyWriter) { body.put(Int(dayNumber)) }
  init(from body: inout BodyReader) throws {
    guard let number = Int32(exactly: try body.read(Int.self)) else {
      throw damaged("a day in a body is out of range")
    }
    self.init(dayNumber: number)
  }
}

extension CommitSequence: StoredBody {
  func write(to body: inout BodyWriter) { body.put(number) }
  init(from body: inout BodyReader) throws { self.init(try body.read()) }
}

extension Period: StoredBody where Bound: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(start)
    body.put(end)
  }

  init(from body: inout BodyReader) throws {
    guard let period = Period(from: try body.read(), to: try body.read()) else {
      throw damaged("a period in a body ends before it starts")
    }
    self = period
  }
}

extension Optional: StoredBody where Wrapped: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(self != nil)
    if let self { body.put(self) }
  }

  init(from body: inout BodyReader) throws {
    self = try body.read(Bool.self) ? try body.read(Wrapped.self) : nil
  }
}

extension Array: StoredBody where Element: StoredBody {
  func write(to body: inout BodyWriter) {
    body.put(count)
    for element in self { body.put(element) }
  }

  init(from body: inout BodyReader) throws {
    let count = try body.count()
    self = try (0..<count).map { _ in try body.read(Element.self) }
  }
}

extension Set: StoredBody where Element: StoredBody {
  /// In the order of their bytes, so that equal sets have equal bodies.
  func write(to body: inout BodyWriter) {
    let elements = map { element in BodyWriter.body { $0.put(element) }.dropFirst() }
    body.put(count)
    for element in elements.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      body.append(element)
    }
  }

  init(from body: inout BodyReader) throws {
    let elements = try [Element](from: &body)
    self = Set(elements)
    guard count == elements.count else { throw damaged("a set in a body repeats itself") }
  }
}
