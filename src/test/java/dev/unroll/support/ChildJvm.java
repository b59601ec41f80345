package dev.unroll.support;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another virtual machine with the class path and the options of this one: its memory, its headless screen. */
public final class ChildJvm {
    private ChildJvm() {}

    /**
     * Starts it; its standard error goes where this one's output goes.
     *
     * @param options of the virtual machine, which override this one's
     * @param home the folder for its own files
     * @param main the class to run
     * @param args the class's arguments
     */
    public static Process start(List<String> options, Path home, Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-javaagent") && !option.startsWith("-agentlib"))
                .forEach(command::add);
        command.addAll(options);
        command.add("-Dunroll.home=" + home);
        command.add("-Dunroll.log.dir=" + home);
        command.add(main.getName());
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }
}
