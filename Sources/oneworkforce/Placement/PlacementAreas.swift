import ArgumentParser
import OneWorkforceProtos

// Areas, supervisors, offers and requests.

struct PlacementAreaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "area",
    abstract: "Record an area, or its new version, from the JSON of a PracticeArea.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var input: JSONInput
  @Option(help: "The area that this is the new version of.") var area = ""
  @Option(help: "The version you read; refused where it is old.") var etag = ""

  func run() async throws {
    try await reporting {
      let body: WirePracticeArea = try readMessage(input.text())
      let request = WireRecordPracticeAreaRequest.with {
        $0.requestID = change.name
        $0.validateOnly = change.validateOnly
        $0.area = body
        $0.areaID = area
        $0.etag = etag
      }
      let receipt = try await options.placed {
        try await $0.recordPracticeArea(request, metadata: $1).receipt
      }
      try options.show(receipt, "area")
    }
  }
}

struct PlacementSupervisor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "supervisor",
    abstract: "Record who may supervise, from the JSON of a PracticeSupervisor.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var input: JSONInput
  @Option(help: "The record that this corrects.") var supervisor = ""

  func run() async throws {
    try await reporting {
      let body: WirePracticeSupervisor = try readMessage(input.text())
      let request = WireRecordSupervisorRequest.with {
        $0.requestID = change.name
        $0.validateOnly = change.validateOnly
        $0.supervisor = body
        $0.supervisorID = supervisor
      }
      let receipt = try await options.placed {
        try await $0.recordSupervisor(request, metadata: $1).receipt
      }
      try options.show(receipt, "supervisor")
    }
  }
}

struct PlacementOffer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "offer", abstract: "Offer places of an area, from the JSON of a PlacementOffer.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var input: JSONInput

  func run() async throws {
    try await reporting {
      let body: WirePlacementOffer = try readMessage(input.text())
      let request = WireOfferPlacementsRequest.with {
        $0.requestID = change.name
        $0.validateOnly = change.validateOnly
        $0.offer = body
      }
      let receipt = try await options.placed {
        try await $0.offerPlacements(request, metadata: $1).receipt
      }
      try options.show(receipt, "offer")
    }
  }
}

struct PlacementAsk: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request", abstract: "Ask for a placement, from the JSON of a PlacementRequest.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @OptionGroup var input: JSONInput

  func run() async throws {
    try await reporting {
      let body: WirePlacementRequest = try readMessage(input.text())
      let request = WireRequestPlacementRequest.with {
        $0.requestID = change.name
        $0.validateOnly = change.validateOnly
        $0.request = body
      }
      let receipt = try await options.placed {
        try await $0.requestPlacement(request, metadata: $1).receipt
      }
      try options.show(receipt, "request")
    }
  }
}

struct PlacementAreas: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "areas", abstract: "List the areas of a body, with how their audits stand.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var page: PageOptions
  @Option(help: "The body; your organisation if not said.") var organisation = ""
  @Option(help: "The day of the audits, YYYY-MM-DD; today if not said.") var on = ""

  func run() async throws {
    try await reporting {
      let request = WireListPracticeAreasRequest.with {
        $0.organisationID = organisation
        $0.on = on
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.placed {
        try await $0.listPracticeAreas(request, metadata: $1)
      }
      try show(answer, json: options.json) { answer in
        PlacementPrint.lines(of: answer.areas) + more(answer.nextPageToken)
      }
    }
  }
}

struct PlacementCloseArea: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close-area",
    abstract: "Close an area from a day on; its learners are listed with what is spare elsewhere.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var change: ChangeOptions
  @Argument(help: "The area.") var area: String
  @Option(help: "The first day on which it takes no learners, YYYY-MM-DD.") var from: String

  func run() async throws {
    try await reporting {
      let request = WireClosePracticeAreaRequest.with {
        $0.requestID = change.name
        $0.validateOnly = change.validateOnly
        $0.areaID = area
        $0.from = from
      }
      let answer = try await options.placed {
        try await $0.closePracticeArea(request, metadata: $1)
      }
      try show(answer, json: options.json, PlacementPrint.lines)
    }
  }
}

struct PlacementOffers: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "offers", abstract: "List offers with places free on all of the days.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var page: PageOptions
  @Option(help: "The kind of learner; all if not said.") var learnerType = ""
  @Option(help: "The first day, YYYY-MM-DD.") var startsOn: String
  @Option(help: "The day after the last.") var endsOn: String

  func run() async throws {
    try await reporting {
      let request = WireListPlacementOffersRequest.with {
        $0.learnerType = learnerType
        $0.startsOn = startsOn
        $0.endsOn = endsOn
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.placed {
        try await $0.listPlacementOffers(request, metadata: $1)
      }
      try show(answer, json: options.json) { answer in
        PlacementPrint.lines(of: answer.offers) + more(answer.nextPageToken)
      }
    }
  }
}

struct PlacementUnmet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unmet",
    abstract: "List the requests of a programme without a placement, each with the reason.")

  @OptionGroup var options: ClientOptions
  @OptionGroup var page: PageOptions
  @Argument(help: "The programme.") var programme: String

  func run() async throws {
    try await reporting {
      let request = WireListUnmetRequest.with {
        $0.programmeID = programme
        $0.pageSize = page.pageSize
        $0.pageToken = page.pageToken
      }
      let answer = try await options.placed { try await $0.listUnmet(request, metadata: $1) }
      try show(answer, json: options.json) { answer in
        PlacementPrint.lines(of: answer.unmet) + more(answer.nextPageToken)
      }
    }
  }
}
