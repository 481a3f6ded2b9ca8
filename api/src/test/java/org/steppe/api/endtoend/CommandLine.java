package org.steppe.api.endtoend;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line of {@code etl}, as the launcher calls it: the service itself cannot load. */
final class CommandLine {

    private static final Duration AT_MOST = Duration.ofMinutes(2);

    private CommandLine() {}

    /** @return what the command wrote */
    static String load(Path sources, Path data) {
        return run("load", "--sources", sources.toString(), "--data", data.toString());
    }

    static String rollback(Path data, long generation) {
        return run("rollback", "--data", data.toString(), Long.toString(generation));
    }

    /** A load that goes on while the test does something else. */
    static JavaProcess startLoad(Path sources, Path data) {
        return start(List.of("load", "--sources", sources.toString(), "--data", data.toString()));
    }

    static Path realSources() {
        return JavaProcess.root().resolve("etl/sources");
    }

    private static String run(String... arguments) {
        try (JavaProcess process = start(List.of(arguments))) {
            int exit = process.waitFor(AT_MOST);
            if (exit != 0) {
                throw new IllegalStateException(
                        "steppe " + String.join(" ", arguments) + " ended with " + exit + ": " + process.output());
            }
            return process.output();
        }
    }

    private static JavaProcess start(List<String> arguments) {
        Path log = Workplace.newFile(arguments.getFirst() + ".log");
        return JavaProcess.start(
                "etl", "org.steppe.etl.command.SteppeCommand", new ArrayList<>(arguments), Map.of(), log);
    }
}
