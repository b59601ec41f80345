package dev.unroll.cli;

import java.io.PrintWriter;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object in one line. */
final class JsonLine {
    private JsonLine() {}

    static void print(PrintWriter out, Map<String, ?> object) {
        out.println(JsonMapper.shared().writeValueAsString(object));
        out.flush();
    }
}
