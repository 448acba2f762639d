import Planning

/// The uncertain inputs of a scenario in words, read from the names their luck hangs on.
struct InputWording {
  let view: PlanView

  /// What kind of input a name belongs to, for tables that count inputs.
  enum Kind: String, CaseIterable {
    case leaving = "Rates of leaving and moving"
    case joiners = "Joiners a month"
    case hiring = "Hiring to establishment"
    case activity = "Activities of need"
    case task = "Tasks of need"
    case programme = "Training programmes"
    case delegation = "Delegated tasks"
    case elasticity = "How flows answer pay"
    case other = "Other values"
  }

  func kind(_ name: String) -> Kind {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.first != "rate" else { return .leaving }
    guard parts.first == "value", parts.count > 1 else { return .other }
    return switch parts[1] {
    case "joiners": .joiners
    case "hiring": .hiring
    case "activity": .activity
    case "task": .task
    case "programme": .programme
    case "delegation": .delegation
    case "pay-elasticity": .elasticity
    default: .other
    }
  }

  /// The input `name` in words; the name itself where its codes hold a `/` and can't be told apart.
  func words(_ name: String) -> String {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(unescaped)
    let told =
      switch kind(name) {
      case .leaving: hazard(parts)
      case .joiners: joiners(parts)
      case .hiring: hiring(parts)
      case .activity: activity(parts)
      case .task: task(parts)
      case .programme: programme(parts)
      case .delegation: delegation(parts)
      case .elasticity: "How flows answer relative pay, η"
      case .other: String?.none
      }
    return told ?? name
  }

  private func unescaped(_ part: Substring) -> String {
    // The names escape three characters; codes hold none but `/` among them.
    String(part).split(separator: "%2F", omittingEmptySubsequences: false).joined(separator: "/")
  }

  private func place(_ code: String) -> String {
    code == "*" ? "" : ", " + (view.places.first { $0.code.text == code }?.name ?? code)
  }

  private func group(_ code: String) -> String {
    view.groups.first { $0.code.text == code }?.name ?? code
  }

  private func hazard(_ parts: [String]) -> String? {
    guard (4...5).contains(parts.count) else { return nil }
    let band = parts.count == 5 && parts[4] != "*" ? ", ages " + parts[4] : ""
    return "\(group(parts[2]))\(place(parts[1])): \(cause(parts[3]))\(band)"
  }

  private func cause(_ word: String) -> String {
    switch word {
    case "retire": "retirement"
    case "ill": "ill health or death"
    case "leave": "leaving care work"
    case let word where word.hasPrefix("move:"): "moving to " + group(String(word.dropFirst(5)))
    case let word where word.hasPrefix("place:"):
      "moving" + place(String(word.dropFirst(6))).replacingComma
    default: word
    }
  }

  private func joiners(_ parts: [String]) -> String? {
    guard parts.count == 5 else { return nil }
    let source = SupplySource(rawValue: parts[4])?.words ?? parts[4]
    return "\(group(parts[3]))\(place(parts[2])): joiners a month \(source)"
  }

  private func hiring(_ parts: [String]) -> String? {
    guard parts.count == 5 else { return nil }
    let word = parts[4] == "applicants" ? "applicants a month" : "share of open posts filled"
    return "\(group(parts[3]))\(place(parts[2])): \(word)"
  }

  private func activity(_ parts: [String]) -> String? {
    guard (5...6).contains(parts.count) else { return nil }
    let name = view.scenario.parts.activities.first { $0.code.text == parts[2] }?.name ?? parts[2]
    return "\(name)\(place(parts[3])): \(detail(Array(parts.dropFirst(4))))"
  }

  private func task(_ parts: [String]) -> String? {
    guard (5...6).contains(parts.count) else { return nil }
    let name = view.scenario.parts.tasks.first { $0.code.text == parts[2] }?.name ?? parts[2]
    return "\(name)\(place(parts[3])): \(detail(Array(parts.dropFirst(4))))"
  }

  private func detail(_ parts: [String]) -> String {
    let rest = parts.count > 1 && parts[1] != "*" ? parts[1] : ""
    let ages = rest.isEmpty ? "" : ", ages " + rest
    return switch parts.first ?? "" {
    case "rate": "times a person a year" + ages
    case "prevalence": "share of people" + ages
    case "trend": "trend a year"
    case "episodes": "times a year"
    case "hours": "hours of " + group(rest)
    case "minutes": "minutes of " + group(rest)
    default: parts.joined(separator: " ")
    }
  }

  private func programme(_ parts: [String]) -> String? {
    guard parts.count == 4 else { return nil }
    let name = view.scenario.parts.programmes.first { $0.code.text == parts[2] }?.name ?? parts[2]
    return "Students lost: \(name)"
  }

  private func delegation(_ parts: [String]) -> String? {
    guard parts.count == 5 else { return nil }
    let name = view.scenario.parts.delegations.first { $0.task.text == parts[3] }?.name ?? parts[3]
    let word =
      switch parts[4] {
      case "giver-minutes": "minutes of the giver"
      case "volume": "tasks a month"
      case "receiver-factor": "receiver's time over giver's, ρ"
      case "supervision": "supervision share, σ"
      case "saving": "saving of a shared visit, o"
      case "renewed": "share renewed at expiry"
      default: parts[4]
      }
    return "\(name)\(place(parts[2])): \(word)"
  }
}

extension String {
  /// `, Brent` as ` to Brent`.
  fileprivate var replacingComma: String { hasPrefix(", ") ? " to " + dropFirst(2) : self }
}
