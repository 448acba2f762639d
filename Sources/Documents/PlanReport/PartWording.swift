import Planning

/// The parts of a bridge in words.
struct PartWording {
  let view: PlanView

  func words(_ kind: ExplainedPart.Kind) -> String {
    switch kind {
    case .joiners(let source): "Joiners, " + source.words
    case .retired: "Retired"
    case .ill: "Ill health or death"
    case .left: "Left care work"
    case .providerExits: "Left with a provider's exit"
    case .movedIn(let group): "Came from " + view.name(group)
    case .movedOut(let group): "Went to " + view.name(group)
    case .relocatedIn(let place): "Came from " + view.name(place)
    case .relocatedOut(let place): "Went to " + view.name(place)
    case .jointPosts: "Joint posts"
    case .participation: "Working hours a person"
    case .travel: "Travel of joint posts"
    case .release: "Release of apprentices"
    case .studentSupervision: "Supervision of students"
    case .agency: "Bank and agency hours"
    case .need(let factor, let code): need(factor, of: code)
    case .delegation: "Delegated work"
    case .allowances: "Allowances that are not hours"
    case .surplus: "Surplus that grew or was used up"
    case .lever(let code):
      "Lever: " + (view.scenario.parts.levers.first { $0.code == code }?.name ?? code.text)
    case .input(let bundle): "Changed input: " + words(bundle)
    case .owner(let owner): "Levers of: " + owner.words
    }
  }

  private func need(_ factor: String, of code: String?) -> String {
    let word =
      switch factor {
      case "people": "people to care for"
      case "trend": "trend in activity"
      case "prevention": "prevention"
      default: factor
      }
    guard let code else { return "Need: " + word }
    let parts = view.scenario.parts
    let name =
      parts.activities.first { $0.code.text == code }?.name
      ?? parts.tasks.first { $0.code.text == code }?.name ?? code
    return "Need: \(word), \(name)"
  }

  private func words(_ bundle: InputBundle) -> String {
    switch bundle {
    case .workforce: "staff and establishment at the start"
    case .workingTime: "working time"
    case .population: "population"
    case .hazards: "rates of leaving and moving"
    case .joiners: "joiners"
    case .need: "need"
    case .training: "training"
    case .jointPosts: "joint posts and money"
    case .delegation: "delegated tasks"
    case .pay: "pay"
    case .events: "events"
    case .lever(let code):
      view.scenario.parts.levers.first { $0.code == code }?.name ?? code.text
    }
  }
}
