#!/bin/sh
# The same over machines that ssh reaches, by GNU parallel: eight shares, each tried again once when its machine fails.
# machines.txt: one host a line. The folder is the same on all of them (NFS, or another shared file system with locks).
set -eu
seq 1 8 | parallel --sshloginfile machines.txt --retries 2 --joblog parallel.log \
    'cd /srv/desk && rapporteur run briefing.yml --shard {}/8; code=$?; test $code -le 1'
rapporteur corpus /srv/desk/out
