#!/usr/bin/env python3
"""What a long run costs: memory over many documents (also of exports), the time of a run in which nothing has changed, start-up, and what a second worker brings.

  Benchmarks/endurance.py PROGRAM [--documents 50000] [--pipeline FILE] [--articles FOLDER]

Documents are short notes of our own writing, made here; --pipeline defaults to ingest alone, so that the runner is measured and not the stages.
--articles names a folder of real articles for the comparison of one worker with two, by --pipeline briefing. Times are wall clock: use a quiet machine."""
import argparse, os, pathlib, shutil, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[1]
NOTE = "The two governments met on %d May 2021, note %d.\n\nTheir ministers said that the talks would go on, and that nobody had left the table.\n"


def memory(pid):
    try:
        for line in open(f"/proc/{pid}/status"):
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def children(pid):
    try:
        return [int(p) for p in open(f"/proc/{pid}/task/{pid}/children").read().split()]
    except OSError:
        return []


def run(program, folder, pipeline, *more):
    begin = time.time()
    code = subprocess.run([program, "run", pipeline, *more], cwd=folder, stderr=subprocess.PIPE, text=True)
    return time.time() - begin, code.stderr.strip().splitlines()[-1:]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--documents", type=int, default=50000)
    parser.add_argument("--pipeline")
    parser.add_argument("--articles")
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    folder = tempfile.mkdtemp(prefix="rapporteur-endurance-")
    for number in range(options.documents):
        room = f"{folder}/in/{number // 1000:04d}"
        if number % 1000 == 0:
            os.makedirs(room)
        pathlib.Path(room, f"note{number}.txt").write_text(NOTE % (1 + number % 31, number))
    pipeline = f"{folder}/p.yml"
    pathlib.Path(pipeline).write_text("rapporteur: 1\ninput: { path: in }\nstages: [{ use: ingest }]\noutput: { path: out }\n")
    if options.pipeline:
        pathlib.Path(pipeline).write_text(pathlib.Path(options.pipeline).read_text())
    process = subprocess.Popen([program, "run", pipeline, f"{folder}/in", "-o", f"{folder}/out", "--workers", "2"], stderr=subprocess.DEVNULL)
    begin, samples = time.time(), []
    while process.poll() is None:
        time.sleep(2)
        workers = [memory(p) for p in children(process.pid)]
        if workers:
            samples.append((time.time() - begin, memory(process.pid), max(workers)))
    seconds = time.time() - begin
    print(f"{options.documents} documents in {seconds:.0f} s, {options.documents / seconds:.0f} a second")
    for share in (0.1, 0.5, 0.99):
        if samples:
            at = samples[int(share * (len(samples) - 1))]
            print(f"  after {share:4.0%} of the time: supervisor {at[1]:.0f} MB, largest worker {at[2]:.0f} MB")
    for _ in range(3):
        seconds, said = run(program, folder, pipeline, f"{folder}/in", "-o", f"{folder}/out")
        print(f"nothing changed: {seconds:.2f} s ({' '.join(said)})")
    for form in ("sqlite", "csv", "gkg"):
        begin = time.time()
        process = subprocess.Popen([program, "export", form, f"{folder}/out"], stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        print(f"export {form}: {time.time() - begin:.1f} s, {usage.ru_maxrss / 1024:.0f} MB at most, exit code {os.waitstatus_to_exitcode(status)}")
    os.makedirs(folder + "/one")
    shutil.copy(f"{folder}/in/0000/note0.txt", folder + "/one/")
    run(program, folder, str(ROOT / "Pipelines/extract.yml"), "one", "-o", "out-one")
    times = sorted(run(program, folder, str(ROOT / "Pipelines/extract.yml"), "one", "-o", "out-one")[0] for _ in range(20))
    print(f"start-up (a run of all stages with nothing to do): {times[10] * 1000:.0f} ms, the median of 20")
    if options.articles:
        walls = {}
        for workers in (1, 2, 1, 2, 1, 2):
            shutil.rmtree(folder + "/out-b", ignore_errors=True)
            wall, _ = run(program, folder, str(ROOT / "Pipelines/extract.yml"), os.path.abspath(options.articles), "-o", "out-b", "--workers", str(workers))
            walls[workers] = min(wall, walls.get(workers, wall))
        print(f"one worker {walls[1]:.1f} s, two {walls[2]:.1f} s: {walls[1] / walls[2]:.2f} times as fast")
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
