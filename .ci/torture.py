#!/usr/bin/env python3
"""What a run promises when the machine fails it. For every n-th mutating system call, in the program and in its workers: the process is killed
there, or the call fails with ENOSPC or EIO. After each: every report that is there is whole; an undisturbed run ends in the same bytes and the
same exit code as one that was never disturbed; nothing temporary is left. Then: kills at random moments, two runs at once, and the same bytes for
any number of workers, any order of the inputs, and other time zones and locales.

  .ci/torture.py PROGRAM [--short] [--also PROGRAM]   --short: a sample of the calls, minutes; --also: another build (debug) must write the same
Needs strace. Prints what it did, and exits 1 when a promise was broken."""
import argparse, glob, hashlib, json, os, pathlib, random, shutil, signal, sqlite3, subprocess, sys, tempfile, time

CALLS = "write pwrite64 rename renameat renameat2 fsync fdatasync openat unlink unlinkat ftruncate mkdir mkdirat link linkat".split()
SPACE = {"write", "pwrite64", "fsync", "fdatasync", "rename", "renameat", "renameat2", "ftruncate", "openat", "mkdir"}
PIPELINE = """rapporteur: 1
input: { path: in }
stages:
  - use: ingest
  - use: language
  - use: dates
corpus: [dyads]
output: { path: out, formats: [json, csv, sqlite, gkg] }
run: { timeout: 20s, retries: 1, cache: true }
"""
ARTICLE = "The two governments met on 3 May 2021, note %d.\n\nTheir ministers said that the talks would go on, and that nobody had left the table.\n"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>%s</channel></rss>""" % "".join(
    f"<item><title>Item {i}</title><guid>item-{i}</guid><description>{'The envoys met again on Monday, officials said. ' * 4}</description></item>" for i in range(3))


class Torture:
    def __init__(self, program, short):
        self.program, self.short, self.faults = os.path.abspath(program), short, []
        self.folder = tempfile.mkdtemp(prefix="rapporteur-torture-")
        self.random = random.Random(20)
        os.makedirs(self.folder + "/in/sub")
        self.write("p.yml", PIPELINE)
        for i in range(4):
            self.write(f"in/{'sub/' if i % 2 else ''}a{i}.txt", ARTICLE % i)
        self.write("in/feed.xml", FEED)
        self.write("in/empty.html", "")
        self.env = dict(os.environ, SWIFT_BACKTRACE="enable=no")

    def write(self, name, text):
        pathlib.Path(self.folder, name).write_text(text, encoding="utf-8")

    def command(self, workers=2, program=None, more=()):
        return [program or self.program, "run", "p.yml", "--workers", str(workers), *more]

    def run(self, command=None, env=None):
        done = subprocess.run(command or self.command(), cwd=self.folder, env=env or self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
        return done.returncode

    def clean(self):
        shutil.rmtree(self.folder + "/out", ignore_errors=True)

    def tree(self):
        """Hashes of everything that is a result: reports, tables, quarantine."""
        found = {}
        for top in ("reports", "corpus", "csv", ".rapporteur/quarantine"):
            for path in sorted(pathlib.Path(self.folder, "out", top).rglob("*")):
                if path.is_file():
                    found[str(path.relative_to(self.folder))] = hashlib.sha256(path.read_bytes()).hexdigest()
        for path in pathlib.Path(self.folder, "out").glob("reports.*"):
            found[str(path.relative_to(self.folder))] = hashlib.sha256(path.read_bytes()).hexdigest()
        return {k: v for k, v in found.items() if "quarantine" not in k} | {k: "" for k in found if "quarantine" in k}

    def torn(self):
        database = self.folder + "/out/reports.sqlite"
        if os.path.exists(database):
            try:
                if sqlite3.connect(f"file:{database}?mode=ro", uri=True).execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                    return "reports.sqlite"
            except sqlite3.DatabaseError:
                return "reports.sqlite"
        for path in glob.glob(self.folder + "/out/**/*.json", recursive=True) + glob.glob(self.folder + "/out/.rapporteur/quarantine/**/*.json", recursive=True):
            try:
                json.load(open(path, encoding="utf-8"))
            except ValueError:
                return os.path.relpath(path, self.folder)

    def left(self):
        return [p for p in glob.glob(self.folder + "/out/.rapporteur/**/tmp/*", recursive=True) + glob.glob(self.folder + "/out/.rapporteur/views/*")] + glob.glob(self.folder + "/out/**/*.tmp*", recursive=True)

    def check(self, what, golden, code):
        """After a disturbance: nothing torn, and the next run repairs all."""
        fault = None
        if torn := self.torn():
            fault = f"torn: {torn}"
        again = self.run()
        if again != code:
            # What was set aside by the disturbance is tried again once more; a second run must be as if nothing had been.
            again = self.run()
        if again not in (code, 0):
            fault = fault or f"the next run exits {again}, not {code}"
        if self.tree() != golden:
            now = self.tree()
            names = [k for k in golden.keys() | now.keys() if golden.get(k) != now.get(k)]
            fault = fault or f"the next run ends in other bytes: {names[:3]}"
        if left := self.left():
            fault = fault or f"left behind: {left[:2]}"
        if fault:
            self.faults.append(f"{what}: {fault}")
            print("FAIL", self.faults[-1], flush=True)

    def injections(self, workers):
        self.clean()
        code = self.run(self.command(workers))
        golden = self.tree()
        self.clean()
        if self.run(self.command(workers)) != code or self.tree() != golden:
            self.faults.append("two undisturbed runs differ")
        trials = 0
        for call in CALLS:
            self.clean()
            trace = self.folder + "/trace"
            subprocess.run(["strace", "-f", "-qq", "-e", f"trace={call}", "-o", trace] + self.command(workers), cwd=self.folder, env=self.env, capture_output=True)
            total = sum(f"{call}(" in line for line in open(trace, errors="replace")) if os.path.exists(trace) else 0
            points = list(range(1, total + 1))
            if self.short and len(points) > 5:
                points = sorted(self.random.sample(points, 5))
            for what in ["signal=KILL", "error=EIO"] + (["error=ENOSPC"] if call in SPACE else []):
                for point in points:
                    self.clean()
                    trials += 1
                    rc = self.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{what}:when={point}"] + self.command(workers))
                    name = f"{call} #{point} of {total}, {what}, {workers} workers"
                    if "error" in what and (rc < 0 or rc >= 128):
                        self.faults.append(f"{name}: died of a signal, {rc}")
                        print("FAIL", self.faults[-1], flush=True)
                    self.check(name, golden, code)
        print(f"{trials} injections at {workers} workers, {len(self.faults)} faults so far", flush=True)

    def kills(self, count):
        self.clean()
        begin = time.time()
        code = self.run()
        length = time.time() - begin
        golden = self.tree()
        for number in range(count):
            self.clean()
            process = subprocess.Popen(self.command(self.random.choice([1, 2])), cwd=self.folder, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(self.random.random() * length * 1.1)
            process.send_signal(signal.SIGKILL)
            process.wait()
            # Now and then the rescue is killed as well.
            if self.random.random() < 0.3:
                process = subprocess.Popen(self.command(), cwd=self.folder, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(self.random.random() * length * 0.5)
                process.send_signal(signal.SIGKILL)
                process.wait()
            self.check(f"random kill {number}", golden, code)
        print(f"{count} random kills, {len(self.faults)} faults so far", flush=True)

    def together(self, count):
        wrong = 0
        for _ in range(count):
            self.clean()
            pair = [subprocess.Popen(self.command(), cwd=self.folder, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(2)]
            codes = sorted(p.wait() for p in pair)
            wrong += not (codes == [1, 75])
        if wrong:
            self.faults.append(f"two runs at once: {wrong} of {count} did not end with one at work and one at exit code 75")
        print(f"{count} pairs of runs, {wrong} wrong", flush=True)

    def sameness(self, also):
        self.clean()
        self.run(self.command(1))
        golden = self.tree()
        cases = [(f"{n} workers", self.command(n), {}) for n in (2, 8)]
        cases += [(f"{k}={v}", self.command(2), {k: v}) for k, v in [("TZ", "Asia/Kabul"), ("TZ", "America/New_York"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "de_DE.UTF-8"), ("LC_ALL", "C")]]
        if also:
            cases.append(("another build", self.command(2, os.path.abspath(also)), {}))
        for name, command, variables in cases:
            self.clean()
            self.run(command, dict(self.env, **variables))
            if self.tree() != golden:
                self.faults.append(f"{name}: other bytes")
        # The order in which files were made, and with it the folder's own order.
        files = [p for p in pathlib.Path(self.folder, "in").rglob("*") if p.is_file()]
        content = {p: p.read_bytes() for p in files}
        for _ in range(3):
            for p in files:
                p.unlink()
            self.random.shuffle(files)
            for p in files:
                p.write_bytes(content[p])
            self.clean()
            self.run()
            if self.tree() != golden:
                self.faults.append("shuffled inputs: other bytes")
        print(f"{len(cases) + 3} variations compared", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--also")
    parser.add_argument("--kills", type=int)
    options = parser.parse_args()
    if not shutil.which("strace"):
        print("strace is not installed: apt-get install strace", file=sys.stderr)
        return 2
    torture = Torture(options.program, options.short)
    begin = time.time()
    torture.sameness(options.also)
    torture.together(3 if options.short else 20)
    torture.kills(options.kills if options.kills is not None else 15 if options.short else 500)
    for workers in (1, 2):
        torture.injections(workers)
    print(f"{len(torture.faults)} faults in {time.time() - begin:.0f} s")
    for fault in torture.faults:
        print(" ", fault)
    shutil.rmtree(torture.folder)
    return 1 if torture.faults else 0


if __name__ == "__main__":
    sys.exit(main())
