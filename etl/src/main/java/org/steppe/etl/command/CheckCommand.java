package org.steppe.etl.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.steppe.etl.issue.ImportReport;
import org.steppe.etl.load.Loader;
import org.steppe.warehouse.store.duckdb.DuckDbStores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = {
            "Does everything that load does, without publishing.",
            "Compares with the live generation where there is one; otherwise the data folder is not touched."
        })
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private final ImportOptions options = new ImportOptions();

    @Mixin
    private final DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        options.check(spec);
        ImportReport report = Files.exists(data.folder().resolve("CURRENT"))
                ? new Loader(
                                options.sources(),
                                data::openPublisher,
                                options.progress(spec.commandLine().getErr()))
                        .check()
                : checkInPassing();
        return options.finish(report, spec);
    }

    private ImportReport checkInPassing() throws IOException {
        Path folder = Files.createTempDirectory("steppe-check");
        try {
            return new Loader(
                            options.sources(),
                            () -> DuckDbStores.openPublisher(folder, Clock.systemUTC()),
                            options.progress(spec.commandLine().getErr()))
                    .check();
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }
}
