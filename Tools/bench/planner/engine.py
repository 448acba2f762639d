"""What the Python engines of the planner's race share: arguments, timing, and the result's form."""

import argparse
import json
import os
import pathlib
import resource
import time

import numpy as np

import fixture


def kept_draws(draws):
    """The draws whose cells are written: the first two and the last."""
    return sorted({0, min(1, draws - 1), draws - 1})


class Results:
    """What a timed run leaves: cells of some draws at some months, totals of all at year ends."""

    def __init__(self, of):
        self.draws = kept_draws(len(of.move_luck))
        shape = (of.places, of.groups)
        self.cells = np.zeros((len(self.draws), len(of.kept), *shape, of.bands))
        self.totals = np.zeros((of.years, *shape, len(of.move_luck)))

    def write(self, path):
        """The cells, then the mean of the draws' totals: little-endian doubles."""
        means = self.totals.mean(axis=-1)
        with open(path, "wb") as file:
            for block in (self.cells, means):
                file.write(np.ascontiguousarray(block, "<f8").tobytes())


def seconds_since_start():
    """Seconds since this process was started, to a hundredth."""
    with open("/proc/self/stat") as file:
        started = int(file.read().rsplit(")", 1)[1].split()[19])
    return time.clock_gettime(time.CLOCK_BOOTTIME) - started / os.sysconf("SC_CLK_TCK")


def peak_megabytes():
    """The most memory that was resident, in 10^6 bytes."""
    with open("/proc/self/status") as file:
        kibibytes = next(line for line in file if line.startswith("VmHWM")).split()[1]
    return int(kibibytes) * 1024 / 1e6


def cpu_seconds():
    use = resource.getrusage(resource.RUSAGE_SELF)
    return use.ru_utime + use.ru_stime


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--fixture", type=pathlib.Path, required=True)
    parser.add_argument("--draws", type=int, required=True)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--warm-ups", type=int, default=0)
    parser.add_argument("--writing", default="", help="which of an engine's ways to write the job")
    options = parser.parse_args()
    if options.workers != 1 or options.draws < 1 or options.runs < 1:
        parser.error("the Python engines run on one thread, at least one draw and one run")
    return options


def race(name, prepare):
    """Runs an engine: `prepare` gets the fixture and the options, and returns the timed run.

    The run gets fresh `Results` and fills them. It starts from the fixture's own numbers, so that
    making probabilities of hazards is timed; reading files and building the model is start-up.
    """
    options = arguments()
    of = fixture.read(options.fixture, options.draws)
    run = prepare(of, options)
    results = Results(of)
    start_up = seconds_since_start()
    for _ in range(options.warm_ups):
        run(results)
    seconds, processor = [], []
    for _ in range(options.runs):
        wall, used = time.perf_counter(), cpu_seconds()
        run(results)
        seconds.append(time.perf_counter() - wall)
        processor.append(cpu_seconds() - used)
    if options.out:
        results.write(options.out)
    print(json.dumps({
        "engine": name + (f"-{options.writing}" if options.writing else ""),
        "draws": options.draws, "threads": 1, "warm_ups": options.warm_ups,
        "seconds": seconds, "cpu_seconds": processor,
        "peak_rss_mb": round(peak_megabytes(), 1), "start_up_seconds": round(start_up, 2),
        "cells": options.draws * of.places * of.groups * of.bands * of.months,
    }), flush=True)
