# Sourced by the scripts beside it: compiles the tests and gives `on_screen CLASS ARGS…`, which runs a class on a screen.
#
# Where DISPLAY is not set, a screen of 1280x800 is made by Xvfb (on :$UNROLL_DISPLAY, 84 if that is not set). JavaFX
# paints in software, and everything runs on two processors where taskset is there to see to it.
cd "$(dirname "$0")/../../.."

server=
stop_server() {
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
        server=
    fi
}

start_server() {
    number=${UNROLL_DISPLAY:-84}
    Xvfb ":$number" -screen 0 1280x800x24 -nolisten tcp >target/xvfb.log 2>&1 &
    server=$!
    DISPLAY=:$number
    export DISPLAY
    waited=0
    while [ ! -e "/tmp/.X11-unix/X$number" ]; do
        if [ "$waited" -ge 50 ] || ! kill -0 "$server" 2>/dev/null; then
            echo "Xvfb did not start; target/xvfb.log says why." >&2
            exit 2
        fi
        waited=$((waited + 1))
        sleep 0.1
    done
}

on_screen() {
    ./mvnw -q -B test-compile
    ./mvnw -q -B dependency:build-classpath -Dmdep.outputFile=target/test-classpath.txt -Dmdep.includeScope=test
    trap stop_server EXIT
    trap 'exit 130' INT TERM
    [ -n "${DISPLAY:-}" ] || start_server
    two=
    if command -v taskset >/dev/null 2>&1 && [ "$(nproc)" -gt 2 ]; then
        two="taskset -c 0,1"
    fi
    java=java
    [ -n "${JAVA_HOME:-}" ] && java=$JAVA_HOME/bin/java
    $two "$java" --add-modules=jdk.incubator.vector -Dprism.order=sw \
        -cp "target/test-classes:target/classes:$(cat target/test-classpath.txt)" "$@"
}
