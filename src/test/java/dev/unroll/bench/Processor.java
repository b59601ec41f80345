package dev.unroll.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Processor time used so far, in nanoseconds, by thread name; "jvm" is what no Java thread used (compiler, collector). */
final class Processor {
    private static final String REST = "jvm";
    /** A share below this is nobody's answer to where the time goes. */
    private static final double WORTH_TELLING = 0.002;

    private static final double NANOS = 1e9;

    private Processor() {}

    /** The present state. */
    static Map<String, Long> now() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Long> used = new HashMap<>();
        long sum = 0;
        for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (info != null) {
                long time = Math.max(0, threads.getThreadCpuTime(info.getThreadId()));
                used.merge(info.getThreadName(), time, Long::sum);
                sum += time;
            }
        }
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        used.put(REST, system.getProcessCpuTime() - sum);
        return used;
    }

    /** Seconds that a thread used between two states. */
    static double seconds(Map<String, Long> from, Map<String, Long> to, String thread) {
        return (to.getOrDefault(thread, 0L) - from.getOrDefault(thread, 0L)) / NANOS;
    }

    /** Shares of one processor between two states, over so many seconds. */
    static Map<String, Double> shares(Map<String, Long> from, Map<String, Long> to, double seconds) {
        Map<String, Double> shares = new TreeMap<>();
        for (String thread : to.keySet()) {
            double share = seconds(from, to, thread) / seconds;
            if (share > WORTH_TELLING) {
                shares.put(thread, Math.round(share * 1000) / 1000.0);
            }
        }
        return shares;
    }
}
