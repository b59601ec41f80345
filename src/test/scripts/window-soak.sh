#!/bin/sh
# Does the window keep its memory and its threads to itself while it trains for long?
#
#   src/test/scripts/window-soak.sh [TEXT [MINUTES]]
#
# TEXT is the packed story if none is given, MINUTES are 60. Prints the heap after a collection and the number of
# threads every minute. Ends with 1 if at the end the heap is 5 % over its value at the fifth minute or a thread was
# added since.
set -eu
. "$(dirname "$0")/on-screen.sh"

text=${1:-assets/texts/story.txt}
[ $# -gt 0 ] && shift
on_screen dev.unroll.bench.WindowSoak "$text" "$@"
