/// The ranges that inputs are held to: their centres at the door, where others are refused, and
/// their draws, where one beyond counts as the end. So no draw makes a number that is none.
enum InputRange {
  /// A hazard a year.
  static let hazard = 0.0...24
  /// A share of a whole.
  static let share = 0.0...1
  /// Joiners or applicants a month.
  static let joiners = 0.0...1_000_000
  /// Activities a person a year.
  static let activities = 0.0...10_000
  /// Relative change a year.
  static let trend = -0.5...0.5
  /// Hours of an activity.
  static let activityHours = 0.0...1_000
  /// Tasks a year for one person with the condition.
  static let episodes = 0.0...100_000
  /// Minutes of a task.
  static let taskMinutes = 0.0...100_000
  /// The share of an intake lost.
  static let attrition = 0.0...0.99
  /// How flows answer relative pay.
  static let payElasticity = 0.0...10
  /// Minutes a delegated task takes the giver.
  static let giverMinutes = 0.0...10_000
  /// Tasks to delegate a month.
  static let tasks = 0.0...1e8
  /// The receiver's time over the giver's.
  static let receiverFactor = 0.0...10
}
