#!/bin/sh
# Makes pronoun-weights.tsv and neutral-weights.tsv in Sources/Actors/Resources, and the weights of Training/actors/held-out, with
# which `evaluate gap` reads the snippets that the program's weights were learned from. usage: Training/actors/pronouns.sh DATA
#
# Two rounds: without weights the nearest subject is taken; models of three quarters of the documents then choose in the fourth, and
# the last models learn from those choices, in which earlier pronouns are as often wrong as in use. Needs numpy and scipy.
set -eu
coref=$(cd "${1:?usage: pronouns.sh DATA}" && pwd)/actors/coref
cd "$(dirname "$0")/../../Benchmarks"
evaluate=${EVALUATE:-.build/release/evaluate}
python=${PYTHON:-python3}
[ -n "${EVALUATE:-}" ] || swift build -c release --product evaluate
train=../Training/actors/train_pronouns.py
resources=../Sources/Actors/Resources
held_out=../Training/actors/held-out
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sets="gap-validation gap-dev gum-free-train"
mkdir -p "$held_out"

# "He" and "she".
printf '# none\n' > "$work/none.tsv"
arguments=
for set in $sets; do
    "$evaluate" pronouns "$coref/$set.jsonl.gz" "$work/$set.first" --weights "$work/none.tsv"
    arguments="$arguments --${set%%-*} $coref/$set.jsonl.gz $work/$set.first"
done
# shellcheck disable=SC2086
"$python" "$train" "$work/all.tsv" --held-out "$work/part" $arguments
arguments=
for set in $sets; do
    for k in 0 1 2 3; do
        "$evaluate" pronouns "$coref/$set.jsonl.gz" "$work/$set.$k" --weights "$work/part-$k.tsv"
        awk -v k=$k '(NR - 1) % 4 == k { printf "%d\t%s\n", NR, $0 }' "$work/$set.$k"
    done | sort -n | cut -f2- > "$work/$set.second"
    arguments="$arguments --${set%%-*} $coref/$set.jsonl.gz $work/$set.second"
done
# shellcheck disable=SC2086
"$python" "$train" "$resources/pronoun-weights.tsv" --folds 5 --held-out "$held_out/pronoun-weights" $arguments

# "It" and "they"; what structure tells is learned from "he" and "she" too. Travel guides are left out: there "it" is the town.
arguments=
for set in $sets; do
    "$evaluate" pronouns "$coref/$set.jsonl.gz" "$work/$set.structure" --of structural \
        --weights "$resources/pronoun-weights.tsv"
    case $set in
        gap*) arguments="$arguments --gap $coref/$set.jsonl.gz $work/$set.structure" ;;
        *) arguments="$arguments --structure $coref/$set.jsonl.gz $work/$set.structure" ;;
    esac
done
gum=$coref/gum-free-train.jsonl.gz
"$evaluate" pronouns "$gum" "$work/neutral" --of neutral --weights "$resources/pronoun-weights.tsv" --neutral-weights "$work/none.tsv"
# shellcheck disable=SC2086
"$python" "$train" "$resources/neutral-weights.tsv" --neutral --gap-weight 1 --l2 10 --threshold -80 --without voyage --folds 5 $arguments --gum "$gum" "$work/neutral"
