#!/bin/sh
# How long entering slow motion takes while training runs at full speed.
#
#   src/test/scripts/slow-motion-speed.sh [TEXT [TIMES [SECONDS BETWEEN]]]
#
# TEXT is the packed story if none is given. Ends with 1 if the first time or the median is over 200 ms.
set -eu
. "$(dirname "$0")/on-screen.sh"

text=${1:-assets/texts/story.txt}
[ $# -gt 0 ] && shift
on_screen dev.unroll.bench.EnterBenchmark "$text" "$@"
