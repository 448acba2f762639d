import ArgumentParser
import Foundation
import Planning
import Vocabulary

extension AgeKernel.Processor: ExpressibleByArgument {}

/// Our side of the planner's race: the product's own kernel on the race's fixture.
struct PlannerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "planner", abstract: "Do the planner race's job and print what it took.")

  @Option(help: "The folder of the fixture.") var fixture: String
  @Option(help: "How many draws, the first ones of the fixture.") var draws: Int
  @Option(help: "How many workers.") var workers = 1
  @Option(help: "Where the last run's result goes.") var out: String?
  @Option(help: "Timed runs.") var runs = 1
  @Option(help: "Runs before them.") var warmUps = 0
  @Option(help: "What the kernel's loops are compiled for.")
  var processor = AgeKernel.Processor.best

  func validate() throws {
    guard draws >= 1, (1...64).contains(workers), runs >= 1, warmUps >= 0 else {
      throw ValidationError("draws, workers and runs are at least 1")
    }
    guard processor.isHere else {
      throw ValidationError("this machine can't run the loops for \(processor.rawValue)")
    }
  }

  func run() async throws {
    let read = try RaceFixture(folder: fixture, draws: draws, processor: processor)
    let race = RaceRun(fixture: read, draws: draws, workers: workers)
    let startUp = secondsSinceStart()
    for _ in 0..<warmUps { _ = await race.run() }
    var seconds: [Double] = []
    var used: [Double] = []
    var last: RaceRun.Result?
    for _ in 0..<runs {
      let (wall, before) = (steadyNanoseconds(), processorSeconds())
      last = await race.run()
      seconds.append(Double(steadyNanoseconds() - wall) / 1e9)
      used.append(processorSeconds() - before)
    }
    if let out, let last { try write(last, to: out) }
    let tables = read.tables
    try emit([
      "engine": "oneworkforce", "processor": processor.rawValue, "draws": draws,
      "threads": workers, "warm_ups": warmUps,
      "seconds": seconds, "cpu_seconds": used, "peak_rss_mb": peakMegabytes(),
      "start_up_seconds": startUp,
      "cells": draws * tables.places * tables.groups * tables.bands * tables.months,
    ])
  }

  private func write(_ result: RaceRun.Result, to path: String) throws {
    var data = Data()
    for value in result.cells + result.means {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
    }
    try data.write(to: URL(fileURLWithPath: path))
  }
}

/// Processor time of this process, all threads, in seconds.
private func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The most memory this process had resident, in 10^6 bytes.
private func peakMegabytes() -> Double {
  let status = FileManager.default.contents(atPath: "/proc/self/status") ?? Data()
  let lines = String(decoding: status, as: UTF8.self).split(separator: "\n")
  let kibibytes = lines.first { $0.hasPrefix("VmHWM:") }?.split(separator: " ").dropFirst().first
    .flatMap { Double($0) }
  return (kibibytes ?? 0) * 1_024 / 1e6
}

/// Seconds since this process was started, to a hundredth.
private func secondsSinceStart() -> Double {
  let stat = FileManager.default.contents(atPath: "/proc/self/stat") ?? Data()
  let text = String(decoding: stat, as: UTF8.self)
  let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
  var now = timespec()
  clock_gettime(CLOCK_BOOTTIME, &now)
  let ticks = fields.count > 20 ? Double(fields[20]) ?? 0 : 0
  return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9 - ticks
    / Double(sysconf(Int32(_SC_CLK_TCK)))
}
