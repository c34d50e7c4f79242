#!/bin/sh
# Hadoop Streaming: requests of `pipe` in, a JSON object a line; reports out. A mapper that dies is tried again by Hadoop.
# The whole installed tree goes along as an archive (bin/rapporteur, share/rapporteur), the pipeline as a file.
set -eu
hadoop jar "${HADOOP_STREAMING_JAR:?path of hadoop-streaming.jar}" \
    -D mapreduce.job.reduces=0 \
    -D mapreduce.map.memory.mb=2048 \
    -D mapreduce.task.timeout=600000 \
    -D stream.map.input.ignoreKey=true \
    -D stream.non.zero.exit.is.failure=true \
    -archives hdfs:///apps/rapporteur.tar.gz#rapporteur \
    -files briefing.yml \
    -inputformat org.apache.hadoop.mapred.TextInputFormat \
    -input "${1:?folder of JSON lines}" -output "${2:?folder of reports}" \
    -mapper "rapporteur/bin/rapporteur pipe briefing.yml"
