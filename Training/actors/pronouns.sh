#!/bin/sh
# Makes Sources/Actors/Resources/pronoun-weights.tsv from the development data. usage: Training/actors/pronouns.sh DATA
# Two rounds: without weights the nearest subject is taken; models of three quarters of the documents then choose in the fourth,
# and the last model learns from those choices, in which earlier pronouns are as often wrong as in use. Needs numpy and scipy.
set -eu
data=$(cd "${1:?usage: pronouns.sh DATA}" && pwd)
cd "$(dirname "$0")/../../Benchmarks"
swift build -c release --product evaluate
evaluate=.build/release/evaluate
weights=$(dirname "$(find -L .build/release/rapporteur_Actors.resources -name leaders.tsv)")/pronoun-weights.tsv
train=../Training/actors/train_pronouns.py
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for set in gap:gap-validation gum:gum-free-train; do
    gzip -dc "$data/actors/coref/${set#*:}.jsonl.gz" | awk -v base="$work/${set%%:*}" '{
        for (k = 0; k < 4; k++) print > (base (NR % 4 == (k + 1) % 4 ? ".test" : ".train") k) }'
done
printf '# none\n' > "$weights"
for set in gap gum; do for k in 0 1 2 3; do "$evaluate" pronouns "$work/$set.train$k" "$work/$set.choices.train$k"; done; done
arguments=
for k in 0 1 2 3; do
    python3 "$train" "$work/weights$k" --l2 8 --gap-weight 1 --gap "$work/gap.train$k" "$work/gap.choices.train$k" --gum "$work/gum.train$k" "$work/gum.choices.train$k"
    cp "$work/weights$k" "$weights"
    for set in gap gum; do
        "$evaluate" pronouns "$work/$set.test$k" "$work/$set.choices.test$k"
        arguments="$arguments --$set $work/$set.test$k $work/$set.choices.test$k"
    done
done
# shellcheck disable=SC2086
python3 "$train" ../Sources/Actors/Resources/pronoun-weights.tsv --folds 5 $arguments
cp ../Sources/Actors/Resources/pronoun-weights.tsv "$weights"
