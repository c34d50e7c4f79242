#!/bin/sh
#SBATCH --job-name=rapporteur
#SBATCH --array=1-64
#SBATCH --cpus-per-task=4
#SBATCH --mem=4G
#SBATCH --time=04:00:00
#SBATCH --requeue
# One share of the files a task; all write one output folder on a shared file system. A task that is requeued goes on where it stopped.
# Afterwards, once: rapporteur corpus out
set -eu
rapporteur run briefing.yml --shard "${SLURM_ARRAY_TASK_ID}/${SLURM_ARRAY_TASK_COUNT:-64}" --workers "${SLURM_CPUS_PER_TASK:-4}" --log json || {
    code=$?
    # Documents that were set aside do not make the task a failure.
    test "$code" -eq 1
}
