package org.steppe.etl.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steppe.warehouse.error.SteppeException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program behind {@code ./steppe load} and its siblings. */
@Command(
        name = "steppe",
        description = "Turns published figures into the generations of a warehouse.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = SteppeCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            ExitCode.DONE_TEXT,
            ExitCode.SOURCES_TEXT,
            ExitCode.USAGE_TEXT,
            ExitCode.LOCKED_TEXT,
            ExitCode.WAREHOUSE_TEXT,
            ExitCode.FAULT_TEXT
        },
        subcommands = {
            LoadCommand.class,
            CheckCommand.class,
            ExtractCommand.class,
            VersionsCommand.class,
            RollbackCommand.class,
            TraceCommand.class,
            PruneCommand.class
        })
public final class SteppeCommand implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SteppeCommand.class);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called.
    private CommandSpec spec;

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode;
        try {
            exitCode = execute(out, err, arguments);
        } catch (Throwable fault) {
            // The JVM would end with 1, which says that the sources have errors.
            err.println("Steppe met a fault of its own: " + fault);
            exitCode = ExitCode.FAULT;
        }
        System.exit(exitCode);
    }

    /** Runs one command and tells its exit code. */
    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new SteppeCommand())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((exception, commandLine, parsed) -> explain(exception, commandLine))
                .execute(arguments);
    }

    private static int explain(Exception exception, CommandLine commandLine) {
        PrintWriter err = commandLine.getErr();
        if (exception instanceof SteppeException known) {
            int exitCode = ExitCode.of(known.code());
            if (exitCode != ExitCode.FAULT) {
                err.println(known.getMessage());
                LOG.debug("{} failed", commandLine.getCommandName(), known);
                return exitCode;
            }
        }
        err.println("Steppe met a fault of its own: " + exception);
        LOG.error("{} failed", commandLine.getCommandName(), exception);
        return ExitCode.FAULT;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name a command: load, check, extract, versions, rollback, trace or prune.");
    }

    /** An existing folder given as an option. */
    static void requireFolder(CommandSpec spec, Path folder, String what) {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(
                    spec.commandLine(), "There is no folder " + folder + ". " + what + " names another one.");
        }
    }

    /** The version under which the jar was built. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() throws IOException {
            var properties = new Properties();
            try (InputStream file =
                    SteppeCommand.class.getResourceAsStream("/META-INF/maven/org.steppe/etl/pom.properties")) {
                if (file != null) {
                    properties.load(file);
                }
            }
            return new String[] {"steppe " + properties.getProperty("version", "(not packaged)")};
        }
    }
}
