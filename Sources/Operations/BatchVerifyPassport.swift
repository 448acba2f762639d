import Access
package import Vocabulary

/// Judges many passports for one role, as ``VerifyPassport`` would each.
package enum BatchVerifyPassport {
  /// Whose passports are to be judged for what.
  package struct Request: Sendable {
    /// Whose passports, 1 to 10,000, each once.
    package let workers: [WorkerID]
    /// The role to judge for.
    package let role: RoleCode
    /// Why, for when, and as known when.
    package let question: PassportQuestion

    /// A request for 1 to 10,000 different workers.
    ///
    /// - Throws: ``ServiceError`` `FIELD_REQUIRED`, `LIST_TOO_LONG` or `DUPLICATE_ITEM`, naming
    ///   `worker_ids`.
    package init(
      workers: [WorkerID], role: RoleCode, question: PassportQuestion
    ) throws(ServiceError) {
      guard !workers.isEmpty else {
        throw ServiceError(
          .invalidArgument, .fieldRequired, field: "worker_ids", "must name at least one worker")
      }
      guard workers.count <= 10_000 else {
        throw ServiceError(
          .invalidArgument, .listTooLong, field: "worker_ids",
          "must be at most 10000 workers; got \(workers.count)")
      }
      var seen: Set<WorkerID> = []
      for (index, worker) in workers.enumerated() where !seen.insert(worker).inserted {
        throw ServiceError(
          .invalidArgument, .duplicateItem, field: "worker_ids[\(index)]",
          "must name each worker once; got \(quoted("\(worker)")) again")
      }
      self.workers = workers
      self.role = role
      self.question = question
    }
  }

  /// One worker's answer: what was found, or why it could not be judged.
  package struct Item: Sendable {
    /// Whose passport, as asked.
    package let worker: WorkerID
    /// The answer.
    package let result: Result<VerifyPassport.Report, ServiceError>
  }

  /// How many passports share one snapshot and one durable write of their looks.
  private static let pageSize = 100

  /// Hands `answer` one item a worker, in the order asked; each page of looks is logged before.
  ///
  /// No snapshot is held while `answer` waits for its reader.
  ///
  /// - Throws: ``ServiceError`` for the whole call where the duty or the purpose is at fault, where
  ///   the request is, and `DEADLINE_PASSED` where the caller has gone before the last page.
  package static func run(
    _ request: Request, _ call: Call, in service: Service,
    answer: (Item) async throws -> Void
  ) async throws {
    let role = try AskedRole(request.role, field: "role_code")
    let moments = try AskedMoments(request.question, at: service.now())
    for start in stride(from: 0, to: request.workers.count, by: pageSize) {
      guard call.shouldStart() else { throw deadlinePassed }
      let workers = Array(request.workers[start...].prefix(pageSize))
      let found = try await service.records.read { records in
        try records.open(
          workers, for: request.question.purpose.listed, call, moments, from: service.policies)
      }
      let page = try await judge(workers, found, for: role, call, moments, in: service)
      if let refusal = wholeCallRefusal(found) {
        throw refusal.told(request.question.purpose)
      }
      for item in page { try await answer(item) }
    }
  }

  private static func judge(
    _ workers: [WorkerID], _ found: [OpenedPassport], for role: AskedRole, _ call: Call,
    _ moments: AskedMoments, in service: Service
  ) async throws -> [Item] {
    var looks: [AccessEntry] = []
    let items = zip(workers, found).map { worker, opened in
      let id = service.newID(Noun.Access.self)
      switch opened {
      case .open(let passport):
        looks.append(passport.sight.look(of: call, id: id, at: moments.now))
        let report = VerifyPassport.Report(passport, for: role, access: id)
        return Item(worker: worker, result: .success(report))
      case .denied(let denial):
        looks += [denial.entry(of: call, id: id, at: moments.now)].compactMap(\.self)
        return Item(worker: worker, result: .failure(denial.refusal))
      case .refused(let error):
        return Item(worker: worker, result: .failure(error))
      }
    }
    try await service.record(looks, of: call)
    return items
  }

  /// The duty and the purpose are those of the call: what is wrong with them is wrong with it all.
  private static func wholeCallRefusal(_ found: [OpenedPassport]) -> ServiceError? {
    for case .denied(let denial) in found where denial.refusal.code == .permissionDenied {
      return denial.refusal
    }
    return nil
  }

  private static var deadlinePassed: ServiceError {
    ServiceError(
      .deadlineExceeded, .deadlinePassed,
      "the deadline passed before all passports were judged; ask again for the rest")
  }
}

/// What came of opening one passport of many.
enum OpenedPassport: Sendable {
  /// It can be judged.
  case open(PassportCase)
  /// The caller may not; to be logged.
  case denied(AccessDenied)
  /// It can't be judged.
  case refused(ServiceError)
}

extension RecordSnapshot {
  /// The cases of `workers` for the caller's own organisation, in order.
  func open(
    _ workers: [WorkerID], for purpose: Purpose?, _ call: Call, _ moments: AskedMoments,
    from policies: any PolicyShelf
  ) throws -> [OpenedPassport] {
    // Every passport of the page is judged by the same rules, so they are read once.
    let sequence = try sequence(for: moments)
    let day = LondonTime.date(of: moments.at)
    let shared = try call.caller.organisation.map {
      try rules(of: $0, on: day, knownAt: sequence, from: policies)
    }
    return try workers.map { worker in
      do {
        let facts = try facts(call, about: worker, purpose: purpose, at: moments.now)
        guard let sight = try permit(.verify, call, about: facts).sight else {
          return .refused(.absent("worker"))
        }
        if let shared {
          return .open(try open(sight, call, moments, knownAt: sequence) { _ in shared })
        }
        return .open(try open(.worker(worker), for: purpose, call, moments, from: policies))
      } catch let denial as AccessDenied {
        return .denied(denial)
      } catch let error as ServiceError where error.code != .internalFault {
        return .refused(error)
      }
    }
  }
}
