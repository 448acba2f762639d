/// The release of the reference data compiled in, which the basis of every report names.
package enum ReferenceDataVersion {
  /// `reference-` and twelve hexadecimal digits over every table, so that any change renames it.
  package static let text = "reference-" + TableDigests.release
}
