/// Why a request could not be judged or carried out: a closed code, a published reason, a sentence
/// and the field that caused it.
///
/// A refusal of a worker's evidence is never an error: it is a report with findings.
package struct ServiceError: Error, Hashable, Sendable {
  /// What the caller should do about it; the adapters turn it into a status.
  package enum Code: String, Sendable, CaseIterable {
    /// The request itself is wrong, whatever the state of the service.
    case invalidArgument
    /// The thing does not exist, or the caller may not know that it does.
    case notFound
    /// The thing exists already and differs.
    case alreadyExists
    /// No acceptable credentials came with the call.
    case unauthenticated
    /// The caller's role does not carry this action at all.
    case permissionDenied
    /// The state forbids it; retrying the same call will not help.
    case failedPrecondition
    /// Somebody else changed it first: read again, then retry.
    case aborted
    /// The service is full or a quota is spent; `retryAfterMilliseconds` says when to come back.
    case resourceExhausted
    /// The deadline passed before the work began.
    case deadlineExceeded
    /// Nothing was done; retry as it is.
    case unavailable
    /// The service's own fault; the text stays in the log.
    case internalFault
  }

  /// What the caller should do about it.
  package let code: Code
  /// The published reason, one of the proto's `ErrorReason`.
  package let reason: ErrorReason
  /// The path of the field at fault in the request's own names, or nil.
  package let field: String?
  /// One line, lower case, input in backticks.
  package let message: String
  /// When to try again, in milliseconds; nil where that makes no sense.
  package let retryAfterMilliseconds: Int?

  /// An error of `code` for `reason`; `message` is one line in lower case.
  package init(
    _ code: Code, _ reason: ErrorReason, field: String? = nil, _ message: String,
    retryAfterMilliseconds: Int? = nil
  ) {
    self.code = code
    self.reason = reason
    self.field = field
    self.message = message
    self.retryAfterMilliseconds = retryAfterMilliseconds
  }

  /// The same error with its field placed under `parent`, as `parent.field`.
  package func within(_ parent: String) -> ServiceError {
    ServiceError(
      code, reason, field: field.map { parent + "." + $0 } ?? parent, message,
      retryAfterMilliseconds: retryAfterMilliseconds)
  }
}

/// The published reasons, one to one with `ErrorReason` in the protos.
package enum ErrorReason: String, Sendable, CaseIterable {
  // What is wrong with a value.
  case fieldRequired = "FIELD_REQUIRED"
  case fieldTooLong = "FIELD_TOO_LONG"
  case fieldNotAllowed = "FIELD_NOT_ALLOWED"
  case characterNotAllowed = "CHARACTER_NOT_ALLOWED"
  case listTooLong = "LIST_TOO_LONG"
  case valueOutOfRange = "VALUE_OUT_OF_RANGE"
  case enumUnspecified = "ENUM_UNSPECIFIED"
  case enumUnknown = "ENUM_UNKNOWN"
  case idMalformed = "ID_MALFORMED"
  case codeMalformed = "CODE_MALFORMED"
  case codeUnknown = "CODE_UNKNOWN"
  case dateInvalid = "DATE_INVALID"
  case instantInvalid = "INSTANT_INVALID"
  case intervalReversed = "INTERVAL_REVERSED"
  case identifierMalformed = "IDENTIFIER_MALFORMED"
  case fieldsContradict = "FIELDS_CONTRADICT"
  case duplicateItem = "DUPLICATE_ITEM"
  case pageSizeOutOfRange = "PAGE_SIZE_OUT_OF_RANGE"
  case pageTokenInvalid = "PAGE_TOKEN_INVALID"
  case updateMaskInvalid = "UPDATE_MASK_INVALID"
  case messageTooLarge = "MESSAGE_TOO_LARGE"
  case requestIDReused = "REQUEST_ID_REUSED"
  case streamOrderWrong = "STREAM_ORDER_WRONG"
  // What is wrong with the state.
  case recordNotFound = "RECORD_NOT_FOUND"
  case recordExists = "RECORD_EXISTS"
  case etagMismatch = "ETAG_MISMATCH"
  case possibleDuplicate = "POSSIBLE_DUPLICATE"
  case stateForbids = "STATE_FORBIDS"
  case backdatedGrantBlocked = "BACKDATED_GRANT_BLOCKED"
  case ruleLoosened = "RULE_LOOSENED"
  case dataStale = "DATA_STALE"
  case limitReached = "LIMIT_REACHED"
  case grantEnded = "GRANT_ENDED"
  // Delegation: what a question or a write gets wrong.
  case reqUnknownReference = "REQ_UNKNOWN_REFERENCE"
  case reqTimeInvalid = "REQ_TIME_INVALID"
  case delegationTaskExcluded = "DELEGATION_TASK_EXCLUDED"
  case delegationWithoutPlan = "DELEGATION_WITHOUT_PLAN"
  case equivalenceCycle = "EQUIVALENCE_CYCLE"
  case assessmentSelf = "ASSESSMENT_SELF"
  case evidenceBeforeStart = "EVIDENCE_BEFORE_START"
  // Joint roles: what a write gets wrong.
  case jointRoleFteExceeded = "JOINT_ROLE_FTE_EXCEEDED"
  case jointRoleHoursExceeded = "JOINT_ROLE_HOURS_EXCEEDED"
  case jointRolePartyWithoutAgreement = "JOINT_ROLE_PARTY_WITHOUT_AGREEMENT"
  case jointRoleNoLineManager = "JOINT_ROLE_NO_LINE_MANAGER"
  // Placements: what a write gets wrong.
  case placementSupervisorIsAssessor = "PLACEMENT_SUPERVISOR_IS_ASSESSOR"
  case placementWeeklyHoursExceeded = "PLACEMENT_WEEKLY_HOURS_EXCEEDED"
  case placementCapacityExceeded = "PLACEMENT_CAPACITY_EXCEEDED"
  // Who may ask.
  case credentialsMissing = "CREDENTIALS_MISSING"
  case credentialsInvalid = "CREDENTIALS_INVALID"
  case roleNotAllowed = "ROLE_NOT_ALLOWED"
  case purposeNotAllowed = "PURPOSE_NOT_ALLOWED"
  // The service itself.
  case overloaded = "OVERLOADED"
  case rateLimited = "RATE_LIMITED"
  case deadlineTooLong = "DEADLINE_TOO_LONG"
  case deadlinePassed = "DEADLINE_PASSED"
  case notServing = "NOT_SERVING"
  case storageFull = "STORAGE_FULL"
  case internalFault = "INTERNAL_FAULT"
}

/// `text` in backticks for a message: one line, at most 60 characters of it.
package func quoted(_ text: String) -> String {
  let safe = text.unicodeScalars.prefix(60).map { scalar -> Character in
    scalar.value < 0x20 || scalar == "`" || (0x7f...0x9f).contains(scalar.value)
      || (0x2028...0x202e).contains(scalar.value) ? "?" : Character(scalar)
  }
  return "`" + String(safe) + (text.unicodeScalars.count > 60 ? "…`" : "`")
}
