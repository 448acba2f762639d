/// The parameter names of a scenario's inputs: what their draws are keyed by.
///
/// A name holds what the input is about and never its position, so that the order of a file and the
/// presence of other inputs change no draw.
package enum InputName {
  /// A hazard: `rate/<place>/<group>/<cause>/<band>`; `*` for every place or band.
  package static func hazard(_ input: HazardInput, band: AgeBand?) -> ParameterName {
    .rate(
      place: input.place?.text, group: input.group.text,
      cause: input.cause.parameterText, band: band?.label)
  }

  /// Joiners a month: `value/joiners/<place>/<group>/<source>`.
  package static func joiners(_ input: JoinerInput) -> ParameterName {
    .value("joiners/\(input.place.text)/\(input.group.text)/\(input.source.rawValue)")
  }

  /// A part of establishment hiring: `fill-rate` or `applicants`.
  package static func hiring(_ input: EstablishmentHiring, _ part: String) -> ParameterName {
    .value("hiring/\(input.place.text)/\(input.group.text)/\(part)")
  }

  /// A part of an activity: `rate/<band>`, `trend` or `hours/<group>`.
  package static func activity(_ input: ActivityInput, _ part: String) -> ParameterName {
    .value("activity/\(input.code.text)/\(input.place?.text ?? "*")/\(part)")
  }

  /// A part of a task: `prevalence/<band>`, `episodes` or `minutes/<group>`.
  package static func task(_ input: TaskInput, _ part: String) -> ParameterName {
    .value("task/\(input.code.text)/\(input.place?.text ?? "*")/\(part)")
  }

  /// A programme's attrition.
  package static func attrition(_ input: ProgrammeInput) -> ParameterName {
    .value("programme/\(input.code.text)/attrition")
  }

  /// A part of a delegated task: `giver-minutes`, `volume`, `receiver-factor`, `supervision`,
  /// `saving` or `renewed`.
  package static func delegation(_ input: DelegationInput, _ part: String) -> ParameterName {
    .value("delegation/\(input.place.text)/\(input.task.text)/\(part)")
  }

  /// How flows answer relative pay, η.
  package static let payElasticity = ParameterName.value("pay-elasticity")
}
