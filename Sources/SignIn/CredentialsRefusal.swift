import Vocabulary

/// The refusal of a token or certificate; `message` says which rule it broke and repeats nothing
/// of what it held.
func credentialsRefusal(_ message: String) -> ServiceError {
  ServiceError(.unauthenticated, .credentialsInvalid, message)
}
