"""The fair race of the planner: `Tools/bench/run planner`; README.md beside this file explains it.

Checks that all engines agree to 1e-9 at months 12, 60 and 180, then times them in alternating order
on the same core, and prints JSON lines and `RATIO name=value` lines. Standard output holds only the
lines; what happens is told on standard error.
"""

import argparse
import array
import dataclasses
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
TOLERANCE = 1e-9
PREVIEW_DRAWS = 500
ENGLAND_PLACES, ENGLAND_DRAWS = 106, 10_000
CORES = sorted(os.sched_getaffinity(0))


def tell(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def say(**record):
    print(json.dumps(record), flush=True)


def output(*command, **options):
    """What the command prints; its failure is ours."""
    return subprocess.run(
        [str(part) for part in command], check=True, stdout=subprocess.PIPE, text=True, **options
    ).stdout


def quiet_environment():
    """One thread for whatever a peer links, and current OpenBLAS left to choose its own kernel."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
        environment.pop(name, None)
    return {**environment, "PYTHONWARNINGS": "ignore"}


@dataclasses.dataclass
class Engine:
    """An engine, and how it is raced."""

    name: str
    command: list
    # The most draws it is timed at; its time at more is extrapolated.
    largest: int = sys.maxsize
    # Whether its start-up is so long that all timed runs share one process.
    one_process: bool = False
    options: tuple = ()

    def run(self, fixture, draws, workers=1, out=None, runs=1, warm_ups=0):
        """The engine's line. One worker has one core, the last; more have all there are."""
        cores = CORES[-1:] if workers == 1 else CORES
        line = output(
            "taskset", "--cpu-list", ",".join(map(str, cores)), *self.command,
            "--fixture", fixture, "--draws", draws, "--workers", workers, "--runs", runs,
            "--warm-ups", warm_ups, *(["--out", out] if out else []), *self.options,
            env=quiet_environment(),
        ).splitlines()[-1]
        return {**json.loads(line), "engine": self.name}


def build_ours(scratch, flags=()):
    """The path of our driver, built for release."""
    build = ["swift", "build", "-c", "release", *flags]
    build += ["--scratch-path", scratch] if scratch else []
    output(ROOT / "Tools/setup", cwd=ROOT)
    tell(f"building benchdriver {' '.join(flags)}")
    subprocess.run([*build, "--product", "benchdriver"], cwd=ROOT, check=True, stdout=sys.stderr)
    return pathlib.Path(output(*build, "--show-bin-path", cwd=ROOT).strip()) / "benchdriver"


def our_engines(options):
    if options.peers_only:
        return []
    portable = options.binary or build_ours(os.environ.get("ONEWORKFORCE_SCRATCH"))
    native = options.native_binary
    if options.native and native is None:
        native = build_ours(".build/native", ("-Xcc", "-march=x86-64-v3"))
    found = {"swift": portable, "swift-native": native}
    return [Engine(name, [path, "planner"]) for name, path in found.items() if path]


def peer_engines(options, python):
    peers = [
        Engine("numpy", [python, HERE / "numpy_race.py"]),
        Engine("numpy-plain", [python, HERE / "numpy_race.py"], options=("--writing", "plain")),
        Engine("r", ["Rscript", "--vanilla", HERE / "race.R"], largest=100),
        Engine("pysd", [python, HERE / "pysd_race.py"], largest=1),
        Engine("bptk-py", [python, HERE / "bptk_race.py"], largest=1, one_process=True),
    ]
    if shutil.which("Rscript") is None and "r" not in options.skip:
        say(engine="r", skipped="no Rscript here: install r-base-core and r-cran-jsonlite")
        options.skip.append("r")
    return [peer for peer in peers if peer.name not in options.skip]


def doubles(path):
    numbers = array.array("d", path.read_bytes())
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def worst_difference(one, other):
    """The largest relative difference; infinite where a number is missing or not one."""
    if len(one) != len(other):
        return float("inf")
    worst = 0.0
    for left, right in zip(one, other):
        difference = abs(left - right) / (max(abs(left), abs(right)) or 1)
        worst = max(worst, difference if difference == difference else float("inf"))
    return worst


class Race:
    """The engines, the fixture, and the lines of their timed runs."""

    def __init__(self, options, folder, python):
        self.options, self.folder, self.python = options, folder, python
        self.fixture = self.make_fixture("system", 5, max(PREVIEW_DRAWS, *options.draws))
        self.ours = our_engines(options)
        self.engines = peer_engines(options, python) + self.ours
        self.lines = {}

    def make_fixture(self, name, places, draws):
        output(
            self.python, HERE / "fixture.py", self.folder / name, "--places", places,
            "--draws", draws, env=quiet_environment(),
        )
        return self.folder / name

    def check(self):
        """Whether all engines agree: on three draws, and at each number that they are timed at."""
        fine = True
        for draws in sorted({3, *self.options.draws}):
            reference = None
            for engine, workers in self.checked(draws):
                tell(f"checking {engine.name} at {draws} draws, {workers} workers")
                out = self.folder / "result"
                engine.run(self.fixture, draws, workers, out)
                result = doubles(out)
                reference = reference or result
                worst = worst_difference(reference, result)
                say(case="agree", engine=engine.name, draws=draws, threads=workers,
                    against=self.engines[0].name, numbers=len(result), worst_relative=worst)
                fine = fine and worst <= TOLERANCE
        return fine

    def checked(self, draws):
        """The engines to check at this number; ours with two workers as well."""
        for engine in self.engines:
            if draws <= max(3, engine.largest):
                yield engine, 1
                if engine in self.ours:
                    yield engine, 2

    def time(self, draws, engines):
        """Rounds of every engine that can do it, forwards and backwards in turn."""
        able = [(engine, 1) for engine in engines if draws <= engine.largest]
        able += [(engine, 2) for engine in self.ours]
        rounds, warm_ups = self.options.rounds, self.options.warm_ups
        for number in range(rounds):
            tell(f"round {number + 1} of {rounds} at {draws} draws")
            for engine, workers in able if number % 2 == 0 else reversed(able):
                if engine.one_process and number > 0:
                    continue
                runs = rounds if engine.one_process else 1
                line = engine.run(self.fixture, draws, workers, runs=runs, warm_ups=warm_ups)
                line["load_1m"] = os.getloadavg()[0]
                self.lines.setdefault((engine.name, draws, workers), []).append(line)
        for engine, workers in able:
            self.summarise(engine.name, draws, workers)

    def summarise(self, name, draws, workers):
        lines = self.lines[name, draws, workers]
        cpu = self.values("cpu_seconds", name, draws, workers)
        say(case="time", engine=name, draws=draws, threads=workers, runs=len(cpu),
            warm_ups=self.options.warm_ups,
            seconds=spread(self.values("seconds", name, draws, workers)), cpu_seconds=spread(cpu),
            peak_rss_mb=max(line["peak_rss_mb"] for line in lines),
            start_up_seconds=statistics.median(line["start_up_seconds"] for line in lines),
            cells=lines[0]["cells"],
            cells_per_cpu_second=round(lines[0]["cells"] / max(statistics.median(cpu), 1e-9)),
            load_1m=[line["load_1m"] for line in lines])

    def values(self, field, name, draws, workers=1):
        lines = self.lines.get((name, draws, workers), [])
        return [value for line in lines for value in line[field]]

    def extrapolated(self, name, draws):
        """CPU-seconds of each run at `draws`, from the largest number that was timed."""
        timed = [count for one, count, _ in self.lines if one == name and count <= draws]
        if not timed:
            return []
        scale = draws / max(timed)
        return [scale * value for value in self.values("cpu_seconds", name, max(timed))]

    def say_extrapolations(self):
        for engine in self.engines:
            for draws in self.options.draws:
                if draws > engine.largest and (values := self.extrapolated(engine.name, draws)):
                    say(case="extrapolated", engine=engine.name, draws=draws,
                        cpu_seconds=spread(values))

    def england(self):
        """CPU-minutes of England at 10,000 draws, from one run at the draws that were asked for."""
        draws = self.options.england_draws
        if not draws or not self.ours:
            return [], []
        tell(f"England: {ENGLAND_PLACES} places, {draws} draws")
        fixture = self.make_fixture("england", ENGLAND_PLACES, draws)
        line = self.ours[0].run(fixture, draws, len(CORES))
        say(case="england", places=ENGLAND_PLACES, scaled_to_draws=ENGLAND_DRAWS, **line)
        scale = ENGLAND_DRAWS / draws / 60
        return [scale * value for value in line["cpu_seconds"]], [line["peak_rss_mb"]]


def spread(values):
    return {"median": statistics.median(values), "min": min(values), "max": max(values)}


def ratio(name, values, wanted):
    values = sorted(values)
    if not values:
        print(f"RATIO {name}=unmeasured wanted={wanted}", flush=True)
        return
    print(
        f"RATIO {name}={statistics.median(values):.4g} "
        f"spread={values[0]:.4g}..{values[-1]:.4g} wanted={wanted}", flush=True,
    )


def quotients(one, other):
    """In the order they were taken; one more often than the other is paired with its median."""
    if one and other and len(one) != len(other):
        one, other = [statistics.median(one)], [statistics.median(other)]
    return [left / right for left, right in zip(one, other) if right]


def print_ratios(race, england, england_memory):
    most = max(race.options.draws)

    def cpu(name, draws=most, workers=1):
        return race.values("cpu_seconds", name, draws, workers)

    def wall(name, draws=most, workers=1):
        return race.values("seconds", name, draws, workers)

    for name, wanted in (("swift", ">=10"), ("swift-native", ">=15")):
        label = "native" if name == "swift-native" else "portable"
        ratio(f"ours_over_numpy_per_core_{label}", quotients(cpu("numpy"), cpu(name)), wanted)
        for draws in race.options.draws[:-1]:
            ratio(f"ours_over_numpy_per_core_{label}_{draws}_draws",
                  quotients(cpu("numpy", draws), cpu(name, draws)), "none")
        ratio(f"ours_over_numpy_plain_per_core_{label}",
              quotients(cpu("numpy-plain"), cpu(name)), "none")
    for peer, wanted in (("pysd", ">=1000"), ("bptk-py", "none"), ("r", "none")):
        ratio(f"ours_over_{peer}", quotients(race.extrapolated(peer, most), cpu("swift")), wanted)
        ratio(f"ours_over_{peer}_1_draw", quotients(cpu(peer, 1), cpu("swift", 1)), "none")
    ratio("two_workers_cpu_ratio", quotients(cpu("swift", workers=2), cpu("swift")), "<=1.1")
    ratio("two_workers_rate_ratio", quotients(wall("swift"), wall("swift", workers=2)), ">=1.8")
    ratio("system_5_places_1_draw_seconds", wall("swift", 1), "none")
    limits = ("<=2", "<1") if most == 1_000 else ("none", "none")
    ratio(f"system_5_places_{most}_draws_cpu_seconds", cpu("swift"), limits[0])
    ratio(f"system_5_places_{most}_draws_seconds", wall("swift", workers=2), limits[1])
    ratio(f"preview_{PREVIEW_DRAWS}_draws_seconds", wall("swift", PREVIEW_DRAWS, 2), "<0.5")
    ratio("england_106_places_10000_draws_cpu_minutes", england, "<=7")
    memory = [
        line["peak_rss_mb"] for (name, _, _), lines in race.lines.items() if name == "swift"
        for line in lines
    ]
    ratio("peak_rss_mb", [max(memory + england_memory)] if memory else [], "<500")


def print_machine(folder, python):
    """What the processor and the memory can do, in one thread; and what NumPy runs on."""
    for name, flags in (("native", ["-march=native"]), ("portable", [])):
        program = folder / f"machine-{name}"
        output("cc", "-O3", *flags, "-o", program, HERE / "machine.c")
        measured = output("taskset", "--cpu-list", CORES[-1], program)
        say(case="machine", build=name, cores=len(CORES), **json.loads(measured))
    say(case="machine", **json.loads(output(python, "-c", """
import json, numpy, threadpoolctl
print(json.dumps({"numpy": numpy.__version__, "blas": [
    [one["internal_api"], one.get("architecture")] for one in threadpoolctl.threadpool_info()]}))
""", env=quiet_environment())))


def print_model_lines(race):
    """Lines of text that each engine's model takes, without blank ones and comments.

    A peer's whole file, but for its first docstring and PySD's, which is its Vensim text; for ours
    what gives the fixture to the kernel, since the product is no model of this one job.
    """
    def lines(text):
        return sum(1 for line in text.splitlines() if line.strip() and line.strip()[0] not in "#/")

    def python(name):
        return (HERE / name).read_text().split('"""', 2)[2]

    texts = {
        "numpy": python("numpy_race.py"), "bptk-py": python("bptk_race.py"),
        "r": (HERE / "race.R").read_text(),
        "swift": "".join(
            path.read_text() for name in ("Planner", "Race")
            for path in HERE.parent.glob(f"driver/{name}*.swift")
        ),
    }
    for engine in race.engines:
        if engine.name == "pysd":
            texts["pysd"] = output(
                *engine.command, "--fixture", race.fixture, "--draws", 1, "--writing", "text",
                env=quiet_environment(),
            )
    say(case="lines", **{name: lines(text) for name, text in texts.items()})


def run(options, folder):
    python = output(HERE / "python-env", cwd=ROOT).strip()
    print_machine(folder, python)
    race = Race(options, folder, python)
    if not race.check():
        raise SystemExit("bench: the engines disagree, so nothing was timed")
    for draws in options.draws:
        race.time(draws, race.engines)
    if race.ours and PREVIEW_DRAWS not in options.draws:
        race.time(PREVIEW_DRAWS, race.ours)
    race.say_extrapolations()
    england = race.england()
    print_model_lines(race)
    print_ratios(race, *england)


def add_arguments(parser):
    parser.add_argument("--draws", type=int, nargs="+", default=[1, 100, 1_000])
    parser.add_argument("--rounds", type=int, default=7, help="timed runs of each engine")
    parser.add_argument("--warm-ups", type=int, default=2, help="before each timed run")
    parser.add_argument(
        "--england-draws", type=int, default=1_000, help="scaled to 10,000; 0 leaves England out")
    parser.add_argument("--binary", type=pathlib.Path, help="our driver; built if unsaid")
    parser.add_argument("--native-binary", type=pathlib.Path, help="and one with the native flag")
    parser.add_argument("--native", action="store_true", help="build that one under .build/native")
    parser.add_argument("--peers-only", action="store_true", help="without ours")
    parser.add_argument("--skip", nargs="+", default=[], help="peers to leave out, by name")
    parser.add_argument(
        "--folder", type=pathlib.Path, help="where to work; a temporary one if unsaid")


def main(options):
    """What `Tools/bench/run planner` calls with its options."""
    # One draw is always timed, since PySD and BPTK-Py are extrapolated from it.
    options.draws = sorted({1, *options.draws})
    folder = pathlib.Path(tempfile.mkdtemp(prefix="oneworkforce-race-", dir=options.folder))
    try:
        run(options, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_arguments(arguments)
    main(arguments.parse_args())
