/// A bounded memory of what was looked up lately.
///
/// Two generations of half the capacity each: a value found in the older one moves to the younger,
/// and when the younger is full the older is dropped whole. Each step takes constant time.
struct RecentCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let half: Int
  private var young: [Key: Value] = [:]
  private var old: [Key: Value] = [:]

  /// An empty cache of at most `capacity` values.
  init(capacity: Int) {
    half = max(1, capacity / 2)
  }

  /// How many values are held.
  var count: Int { young.count + old.count }

  /// The value kept for `key`, or nil.
  mutating func value(for key: Key) -> Value? {
    if let value = young[key] { return value }
    guard let value = old.removeValue(forKey: key) else { return nil }
    keep(value, for: key)
    return value
  }

  /// Keeps `value` for `key` until newer ones crowd it out.
  mutating func keep(_ value: Value, for key: Key) {
    if young.count >= half, young[key] == nil {
      old = young
      young = [:]
    }
    young[key] = value
  }
}
