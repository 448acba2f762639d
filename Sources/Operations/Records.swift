package import RecordKeeping

// The protocols stand at the top of tier 1, where the store can fill them without seeing us.

/// Everything an operation can read on one snapshot.
package typealias RecordSnapshot = RecordKeeping.RecordSnapshot
/// Everything an operation can read and write in one all-or-nothing change.
package typealias RecordChange = RecordKeeping.RecordChange
/// The store as operations see it.
package typealias Records = RecordKeeping.Records
