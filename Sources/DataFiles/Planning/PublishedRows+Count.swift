import Planning
import Vocabulary

// What each published file comes to.

extension NHSCore1File: PublishedRows {
  /// Staff of the last month in the file: people of unknown age, with their FTE. A group that has a
  /// figure withheld is left out.
  func count(_ frame: PublishedFrame) throws(ServiceError) -> PublishedCount {
    var count = PublishedCount()
    guard let month = staff.map(\.month).max() else { return count }
    count.periods = ["staff of \(month)"]
    var sums: [GroupCode: (people: PublishedSum, fte: PublishedSum)] = [:]
    for row in staff where row.month == month {
      guard frame.counts(row.organisation) else {
        count.exclusions.insert("organisations that were not asked for")
        continue
      }
      guard let group = frame.group(row.group, row.mainGroup) else {
        count.exclusions.insert("\(row.mainGroup): no group was named for it")
        continue
      }
      sums[group, default: (PublishedSum(), PublishedSum())].people.add(row.headcount)
      sums[group]?.fte.add(row.fte)
    }
    for (group, sum) in sums.sorted(by: { $0.key < $1.key }) {
      guard let people = sum.people.total else {
        count.exclusions.insert("\(group): a figure is withheld or not known")
        continue
      }
      var row = WorkforceTotals.Row(place: frame.place, group: group)
      row.peopleOfUnknownAge = people
      if let fte = sum.fte.total { (row.fte, row.peopleWithHours) = (fte, people) }
      count.rows.append(row)
    }
    return count
  }
}

extension NHSTurnover1File: PublishedRows {
  /// Joiners and leavers of regions among the mean stock of their period.
  func count(_ frame: PublishedFrame) throws(ServiceError) -> PublishedCount {
    var count = PublishedCount()
    for entry in turnover {
      guard frame.counts(entry.region) else {
        count.exclusions.insert("regions that were not asked for")
        continue
      }
      guard let stock = entry.meanStock else {
        count.exclusions.insert("\(entry.group) in \(entry.region): its stock is not known")
        continue
      }
      let lines: [(PublishedTurnover.Line, AreaFigure.Measure)] = [
        (.joiners, .joiners), (.leavers, .leavers),
      ]
      for (line, measure) in lines {
        guard let people = entry.heads[line]?.number else { continue }
        count.periods.insert(entry.period)
        count.figures.append(
          try AreaFigure(
            measure, area: entry.region, subject: entry.group, group: frame.group(entry.group),
            period: entry.period, value: people, among: stock, field: "chunk"))
      }
    }
    return count
  }
}

extension ESRVacanciesFile: PublishedRows {
  /// Funded and filled FTE of each part of the organisation.
  func count(_ frame: PublishedFrame) throws(ServiceError) -> PublishedCount {
    var count = PublishedCount()
    for line in lines {
      let (name, last) = (line.path.joined(separator: " / "), line.path.last ?? "")
      let group = frame.group(name, last)
      if group == nil { count.exclusions.insert("posts of \(name): no group was named for them") }
      let figures: [(Published, AreaFigure.Measure)] = [
        (line.budget, .fundedFTE), (line.filled, .filledFTE),
      ]
      for (published, measure) in figures {
        guard let value = published.number else {
          count.exclusions.insert("posts of \(name): a figure is withheld or not known")
          continue
        }
        count.figures.append(
          try AreaFigure(
            measure, area: frame.place.text, subject: name, group: group, period: "",
            value: value, field: "chunk"))
      }
    }
    return count
  }
}

extension BoardIndicatorsFile: PublishedRows {
  /// The indicators that are numbers, in order of board, indicator and year.
  func count(_ frame: PublishedFrame) throws(ServiceError) -> PublishedCount {
    var count = PublishedCount()
    let sorted = indicators.values.sorted {
      ($0.key.board, $0.key.metric, $0.key.year) < ($1.key.board, $1.key.metric, $1.key.year)
    }
    for (key, published) in sorted {
      guard frame.counts(key.board) else {
        count.exclusions.insert("boards that were not asked for")
        continue
      }
      guard let value = published.number else {
        count.exclusions.insert("indicators that are withheld or not known")
        continue
      }
      count.figures.append(
        try AreaFigure(
          .indicator, area: key.board, subject: key.metric, period: "\(key.year)", value: value,
          field: "chunk"))
    }
    return count
  }
}

extension CohortTotalsFile: PublishedRows {
  /// The people counted, each beside the share it covers.
  func count(_ frame: PublishedFrame) throws(ServiceError) -> PublishedCount {
    var count = PublishedCount()
    for cohort in cohorts {
      guard frame.counts(cohort.area) else {
        count.exclusions.insert("areas that were not asked for")
        continue
      }
      count.figures.append(
        try AreaFigure(
          .cohortPeople, area: cohort.area, subject: cohort.cohort.text,
          period: "\(cohort.vintage); \(cohort.source)", value: cohort.low.people,
          coverage: cohort.coverage, field: "chunk"))
    }
    return count
  }
}

extension PopulationBandsFile: PublishedRows {
  /// The release, under the name its source has.
  func count(_ frame: PublishedFrame) throws(ServiceError) -> PublishedCount {
    var count = PublishedCount()
    count.population = try release(basis: String(frame.source.prefix(60)))
    return count
  }
}

extension PopulationONSFile: PublishedRows {
  /// The release, under the name its source has.
  func count(_ frame: PublishedFrame) throws(ServiceError) -> PublishedCount {
    var count = PublishedCount()
    count.population = try release(basis: String(frame.source.prefix(60)))
    return count
  }
}
