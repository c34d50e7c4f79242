#!/usr/bin/env python3
"""Runs a pipeline over many machines with Apache Spark: the same `rapporteur pipe` that `run` uses, one process a partition.

  spark-submit Pipelines/spark.py --pipeline Pipelines/briefing.yml --input 'hdfs:///news/*.jsonl' --output hdfs:///reports
  spark-submit Pipelines/spark.py --pipeline Pipelines/briefing.yml --input 'hdfs:///crawl/*.warc.gz' --format warc --output hdfs:///reports

JSON lines: each line is a request of `pipe` ({"id", "text" or "html", "published"?, "title"?, "url"?}); --columns maps other names.
WARC: each archive is written to the worker's own disk and read there; its records come back as parts, named by WARC-Record-ID.

Reports go to OUTPUT/reports, a JSON object a line; what failed to OUTPUT/errors, one {"id", "part"?, "error"} a line. Exit code 0 when all is
well, 1 when documents failed; a worker process that dies fails its task (checkCode), and Spark tries the partition again.

The program, the pipeline file and the resources must be on every machine (or come with --files and --archives). Every report carries the
key of its bytes and of the pipeline: reports of a second run over the same input are the same bytes.
"""
import argparse
import json
import os
import shlex
import sys
import tempfile


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pipeline", required=True, help="pipeline file, on every machine")
    parser.add_argument("--input", required=True, help="files, as Spark names them")
    parser.add_argument("--output", required=True, help="folder to write; must not exist")
    parser.add_argument("--format", choices=["jsonl", "warc"], default="jsonl")
    parser.add_argument("--columns", default="", help="request=record pairs for JSON lines: id=guid,text=body,published=date")
    parser.add_argument("--program", default="rapporteur", help="the program, on every machine")
    parser.add_argument("--partitions", type=int, help="number of partitions; about four times the number of cores")
    return parser.parse_args()


def request_of_line(columns):
    """A function from a line of the input to a line for `pipe`, or None for an empty line."""

    def convert(line):
        if not line.strip():
            return None
        if not columns:
            # A line as it is: it is a request already, and a newline cannot be in it.
            return line
        record = json.loads(line)
        request = {name: record[column] for name, column in columns.items() if record.get(column) is not None}
        return json.dumps(request, ensure_ascii=False)

    return convert


def archives_to_requests(files):
    """Puts archives on this machine's disk, and asks for them by path. The files live as long as the task."""
    folder = tempfile.mkdtemp(prefix="rapporteur-")
    for name, content in files:
        path = os.path.join(folder, "%016x-%s" % (hash(name) & (2**64 - 1), os.path.basename(name)))
        with open(path, "wb") as file:
            file.write(content)
        yield json.dumps({"id": os.path.basename(name), "path": path})


def is_report(line):
    return '"schema":"rapporteur.report/' in line[:4096]


def is_error(line):
    return not is_report(line) and "error" in json.loads(line)


def main():
    from pyspark.sql import SparkSession
    from pyspark.storagelevel import StorageLevel

    options = arguments()
    spark = SparkSession.builder.appName("rapporteur").getOrCreate()
    context = spark.sparkContext
    if options.format == "warc":
        requests = context.binaryFiles(options.input, options.partitions).mapPartitions(archives_to_requests)
    else:
        columns = dict(pair.split("=", 1) for pair in options.columns.split(",") if pair)
        lines = context.textFile(options.input, options.partitions or context.defaultMinPartitions)
        requests = lines.map(request_of_line(columns)).filter(lambda line: line is not None)
        if options.partitions:
            requests = requests.repartition(options.partitions)
    command = "%s pipe %s" % (shlex.quote(options.program), shlex.quote(options.pipeline))
    # Without checkCode a process that dies would cost its documents without a word.
    answers = requests.pipe(command, env=dict(os.environ, SWIFT_BACKTRACE="enable=no"), checkCode=True)
    answers.persist(StorageLevel.DISK_ONLY)
    answers.filter(is_report).saveAsTextFile(options.output + "/reports")
    failed = answers.filter(is_error)
    count = failed.count()
    failed.saveAsTextFile(options.output + "/errors")
    spark.stop()
    print("%d documents failed; see %s/errors" % (count, options.output), file=sys.stderr)
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
