#!/bin/sh
# Steps and beats of the pulse a second with the page of the gradients, beside those with the page of the training, in one window.
#
#   src/test/scripts/gradients-speed.sh [TEXT [PAIRS [SECONDS [WARM-UP SECONDS]]]]
#
# TEXT is the packed story if none is given. Ends with 1 if fewer than 90 % of the steps or 50 beats a second are left.
set -eu
. "$(dirname "$0")/on-screen.sh"

text=${1:-assets/texts/story.txt}
[ $# -gt 0 ] && shift
on_screen dev.unroll.bench.PageBenchmark "$text" "$@"
