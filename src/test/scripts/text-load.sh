#!/bin/sh
# How fast is a long text read, and how much of the heap does it take once it is there?
#
#   src/test/scripts/text-load.sh [MB]
#
# Writes a temporary text of 100 MB if none other is given and reads it three times, each beside Java's own reading of
# the file into a string. The first round warms up.
set -eu
cd "$(dirname "$0")/../../.."

./mvnw -q -B test-compile
./mvnw -q -B dependency:build-classpath -Dmdep.outputFile=target/test-classpath.txt -Dmdep.includeScope=test
java=java
[ -n "${JAVA_HOME:-}" ] && java=$JAVA_HOME/bin/java
"$java" -cp "target/test-classes:target/classes:$(cat target/test-classpath.txt)" dev.unroll.bench.TextLoad "$@"
