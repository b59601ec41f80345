#!/bin/sh
# Frames a second and steps a second in a real window, beside the steps a second of the command line.
#
#   src/test/scripts/window-speed.sh [TEXT [PAIRS [SECONDS [WARM-UP SECONDS]]]]
#
# TEXT is the packed story if none is given. Ends with 1 if the window misses 55 frames a second or 90 % of the command
# line's steps.
set -eu
. "$(dirname "$0")/on-screen.sh"

text=${1:-assets/texts/story.txt}
[ $# -gt 0 ] && shift
on_screen dev.unroll.bench.WindowBenchmark "$text" "$@"
