/// The way from the top of a credential's claims to one claim, or to several, as in DCQL
/// (OpenID4VP 1.0 section 7): member names, positions in arrays, and "every element".
package struct ClaimPath: Hashable, Sendable {
  /// One step of the way.
  package enum Step: Hashable, Sendable {
    /// The member of an object with this name, byte for byte.
    case member(String)
    /// The element of an array at this position, from 0.
    case element(Int)
    /// Every element of an array; `null` in JSON.
    case everyElement

    /// Whether both are the same step, names byte for byte.
    package static func == (left: Step, right: Step) -> Bool {
      switch (left, right) {
      case (.member(let left), .member(let right)): isSame(left, right)
      case (.element(let left), .element(let right)): left == right
      case (.everyElement, .everyElement): true
      default: false
      }
    }

    /// Hashes what `==` compares.
    package func hash(into hasher: inout Hasher) {
      switch self {
      case .member(let name): for byte in name.utf8 { hasher.combine(byte) }
      case .element(let index): hasher.combine(index)
      case .everyElement: hasher.combine(-1)
      }
    }
  }

  /// The steps from the top.
  package let steps: [Step]

  /// The path of `steps`.
  package init(_ steps: [Step]) {
    self.steps = steps
  }

  /// The path along members, such as `["assurance", "method"]`.
  package init(_ names: String...) {
    steps = names.map(Step.member)
  }

  /// This path and one step more.
  package func appending(_ step: Step) -> ClaimPath {
    ClaimPath(steps + [step])
  }

  /// Whether a claim at `other`, a path without ``Step/everyElement``, is this one, stands inside
  /// it or has it inside: to see one of the two, the other is shown too.
  func isInLine(with other: ClaimPath) -> Bool {
    zip(steps, other.steps).allSatisfy { Self.covers($0, $1) }
  }

  /// Whether the claim at `other`, a path without ``Step/everyElement``, is one this path leads to.
  func leads(to other: ClaimPath) -> Bool {
    steps.count == other.steps.count && isInLine(with: other)
  }

  private static func covers(_ pattern: Step, _ step: Step) -> Bool {
    if case (.everyElement, .element) = (pattern, step) { return true }
    return pattern == step
  }
}

extension JSONValue {
  /// The values that `path` leads to in this one, in order, by the rules of OpenID4VP 1.0 section
  /// 7.1: what lacks a member or an element falls out, and where a step finds anything but the
  /// object or array it asks for the path leads nowhere.
  package func values(at path: ClaimPath) -> [JSONValue] {
    var found = [self]
    for step in path.steps {
      var next: [JSONValue] = []
      for value in found {
        switch (step, value) {
        case (.member(let name), .object): if let member = value[name] { next.append(member) }
        case (.element(let index), .array(let items)):
          if items.indices.contains(index) { next.append(items[index]) }
        case (.everyElement, .array(let items)): next += items
        default: return []
        }
      }
      found = next
    }
    return found
  }
}
