package org.steppe.etl.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.issue.ImportReport;
import org.steppe.etl.issue.ImportReportJson;
import org.steppe.etl.issue.ImportReportText;
import org.steppe.etl.load.LoadProgress;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What {@code load} and {@code check} have in common: the sources, and how they report. */
final class ImportOptions {

    @Option(
            names = "--sources",
            paramLabel = "FOLDER",
            defaultValue = "${env:STEPPE_SOURCES:-etl/sources}",
            description = {
                "Folder with the sources.",
                "Default: the environment variable STEPPE_SOURCES, or etl/sources."
            })
    private Path sources = Path.of("etl", "sources");

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the whole report, with every issue, as JSON into this file.")
    private @Nullable Path report;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print nothing but errors.")
    private boolean quiet;

    Path sources() {
        return sources;
    }

    /** Refuses what cannot work before any time is spent. */
    void check(CommandSpec spec) {
        SteppeCommand.requireFolder(spec, sources, "--sources");
        if (report != null) {
            Path folder = report.toAbsolutePath().getParent();
            if (Files.isDirectory(report) || folder == null || !Files.isDirectory(folder)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "The report cannot be written to " + report + ": name a file in a folder" + " that exists.");
            }
        }
    }

    LoadProgress progress(PrintWriter err) {
        return quiet ? LoadProgress.NONE : TerminalProgress.of(err);
    }

    /** Prints and writes the report and tells the exit code. */
    int finish(ImportReport result, CommandSpec spec) {
        boolean refused = result.outcome() == ImportReport.Outcome.REFUSED;
        if (!quiet || refused) {
            PrintWriter writer =
                    refused ? spec.commandLine().getErr() : spec.commandLine().getOut();
            ImportReportText.lines(result).forEach(writer::println);
        }
        if (report != null) {
            try {
                Files.writeString(report, ImportReportJson.write(result));
            } catch (IOException failed) {
                throw new SteppeException(
                        ErrorCode.WAREHOUSE_NOT_WRITABLE,
                        "The report could not be written; what it would say is above.",
                        failed);
            }
        }
        return refused ? ExitCode.SOURCES_HAVE_ERRORS : ExitCode.DONE;
    }
}
