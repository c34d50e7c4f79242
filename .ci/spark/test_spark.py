#!/usr/bin/env python3
"""Runs Pipelines/spark.py in local-cluster mode (a master and two workers in processes of their own) over JSON lines and a WARC archive, and
`rapporteur run` over the same files: both must give the same reports. Usage: test_spark.py PROGRAM; run by the Python that has pyspark."""
import glob, gzip, hashlib, json, os, pathlib, shutil, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def digest(report):
    """What of a report does not depend on where its input lay: everything but id, path and part."""
    report = {k: v for k, v in report.items() if k not in ("id", "part")}
    report["source"] = {k: v for k, v in report["source"].items() if k not in ("path", "part")}
    return report["key"], hashlib.sha256(json.dumps(report, sort_keys=True).encode()).hexdigest()


def records():
    """Articles of our own writing as JSON lines; ids and texts with everything that breaks naive pipes."""
    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "Samples/inbox").rglob("*.txt"))]
    texts += ["The Taliban attacked Kabul on Monday.\nThirteen people were killed, officials said.", "Line\u2028separator \"quoted\" \\ and\ttab."]
    for i in range(40):
        yield {"id": f"art/{i} \"x\"\n", "text": texts[i % len(texts)] + f"\n\nNote {i}.", "published": "2021-08-%02d" % (1 + i % 28), "title": f"Title {i}"}


def spark(python, program, folder, kind, pattern):
    out = f"{folder}/spark-{kind}"
    code = subprocess.run(
        [python, str(ROOT / "Pipelines/spark.py"), "--pipeline", f"{folder}/p.yml", "--program", program, "--format", kind, "--input", pattern,
         "--output", out, "--partitions", "4"],
        env=dict(os.environ, PYSPARK_PYTHON=python, PYSPARK_SUBMIT_ARGS="--master local-cluster[2,1,1024] --conf spark.ui.enabled=false pyspark-shell",
                 SPARK_LOCAL_IP="127.0.0.1")).returncode
    found = {}
    for path in glob.glob(out + "/reports/part-*"):
        for line in open(path, encoding="utf-8"):
            report = json.loads(line)
            found[report.get("part") or report["id"]] = digest(report)
    return code, found


def main():
    program = os.path.abspath(sys.argv[1])
    folder = tempfile.mkdtemp(prefix="rapporteur-spark-")
    os.makedirs(folder + "/jsonl"), os.makedirs(folder + "/warc")
    pipeline = (ROOT / "Pipelines/briefing.yml").read_text().replace("corpus: [dyads, trends, indices]\n", "")
    open(folder + "/p.yml", "w").write(pipeline)
    rows = list(records())
    for n in range(4):
        with open(f"{folder}/jsonl/{n}.jsonl", "w", encoding="utf-8") as file:
            for row in rows[n::4]:
                file.write(json.dumps(row) + "\n")
    shutil.copy(ROOT / "Samples/inbox/wire/archive.warc.gz", folder + "/warc/archive.warc.gz")
    faults = 0
    for kind in ("jsonl", "warc"):
        code, by_spark = spark(sys.executable, program, folder, kind, f"{folder}/{kind}/*")
        run = subprocess.run([program, "run", folder + "/p.yml", f"{folder}/{kind}", "-o", f"{folder}/run-{kind}"])
        by_run = {}
        for path in glob.glob(f"{folder}/run-{kind}/reports/**/*.json", recursive=True):
            report = json.load(open(path, encoding="utf-8"))
            by_run[report["source"]["part"]] = digest(report)
        same = sum(by_spark.get(k) == v for k, v in by_run.items())
        print(f"{kind}: spark exit {code}, run exit {run.returncode}; {len(by_spark)} and {len(by_run)} reports, {same} the same")
        faults += code != run.returncode or by_spark != by_run or not by_run
    shutil.rmtree(folder)
    print("spark: the same reports as run" if not faults else "spark: DIFFERENT reports")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
