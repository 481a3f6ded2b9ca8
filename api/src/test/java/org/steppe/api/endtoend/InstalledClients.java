package org.steppe.api.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The Python and the Node with the packages that readers of the service use, and the clients that the build has
 * generated. {@code STEPPE_PYTHON} names the Python, {@code STEPPE_NODE_MODULES} the folder with the packages of Node;
 * the profile {@code clients} installs and names both. What is not there skips a test, and fails it in that profile.
 */
final class InstalledClients {

    private static final Path SCRIPTS = JavaProcess.root().resolve("api/src/test/clients");
    private static final Path GENERATED = JavaProcess.root().resolve("openapi/target/clients");

    private final String python;
    private final Path node;

    private InstalledClients(String python, Path node) {
        this.python = python;
        this.node = node;
    }

    /** Ends the test when they are not installed. */
    static InstalledClients get() {
        String python = System.getenv("STEPPE_PYTHON");
        String modules = System.getenv("STEPPE_NODE_MODULES");
        if (python == null || modules == null) {
            throw missing("STEPPE_PYTHON and STEPPE_NODE_MODULES name none; 'mvn -Pclients verify' installs them");
        }
        need(Command.works(python, "-c", "import pyarrow, pandas, polars, duckdb"), "no packages for " + python);
        need(Files.isDirectory(Path.of(modules, "apache-arrow")), "no packages in " + modules);
        need(Command.works("node", "--version"), "no node");
        if (!Files.isDirectory(GENERATED)) {
            throw new IllegalStateException("No clients in " + GENERATED + ". Run 'mvn verify' from the root.");
        }
        return new InstalledClients(python, withModules(Path.of(modules)));
    }

    /** The Python that has most, at least that of the machine. */
    static String python() {
        return Objects.requireNonNullElse(System.getenv("STEPPE_PYTHON"), "python3");
    }

    /** Goes on where the condition holds; otherwise the test is skipped, or fails where clients must be there. */
    static void need(boolean there, String what) {
        if (!there) {
            throw missing(what);
        }
    }

    private static RuntimeException missing(String what) {
        if (Boolean.getBoolean("steppe.clients.required")) {
            return fail("Clients are missing: " + what);
        }
        return abort("Skipped, clients are missing: " + what);
    }

    /** @return what the script wrote */
    String python(String script, String... arguments) {
        return run(List.of(python, SCRIPTS.resolve("python/" + script).toString()), arguments);
    }

    /** @return what the script wrote */
    String node(String script, String... arguments) {
        return run(List.of("node", node.resolve(script).toString()), arguments);
    }

    /** @return what the text of a script wrote */
    String nodeText(String script) {
        try {
            Files.writeString(node.resolve("snippet.mjs"), script);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return node("snippet.mjs");
    }

    /** Compiles a project of TypeScript, named by its folder or its file. */
    void compile(String project) {
        node(
                "node_modules/typescript/bin/tsc",
                "--project",
                node.resolve(project).toString());
    }

    private static String run(List<String> program, String... arguments) {
        var command = new ArrayList<>(program);
        command.addAll(Arrays.asList(arguments));
        Command.Output output = Command.run(
                command,
                Map.of(
                        "PYTHONPATH", GENERATED.resolve("python").toString(),
                        "PYTHONUTF8", "1",
                        "PYTHONDONTWRITEBYTECODE", "1"));
        assertThat(output.exit()).as("%s: %s", command, output.text()).isZero();
        return output.text();
    }

    /** A folder with the scripts, the generated client and, where Node looks for them, the packages. */
    private static Path withModules(Path modules) {
        Path folder = Workplace.emptyFolder("node");
        Workplace.copy(SCRIPTS.resolve("node"), folder);
        Workplace.copy(GENERATED.resolve("typescript"), folder.resolve("steppe-client"));
        try {
            Files.createSymbolicLink(folder.resolve("node_modules"), modules.toAbsolutePath());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return folder;
    }
}
