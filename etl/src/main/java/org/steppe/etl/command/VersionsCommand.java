package org.steppe.etl.command;

import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.generation.WarehouseFolder;
import org.steppe.warehouse.query.DatasetVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads the folder without its lock, so that it answers while a load runs. */
@Command(
        name = "versions",
        description = {
            "Lists the generations, oldest first, each with the datasets that got another version in it.",
            "The live generation is marked with a star."
        })
final class VersionsCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    @Mixin
    private final DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called.
    private CommandSpec spec;

    @Override
    public Integer call() {
        var folder = new WarehouseFolder(data.folder());
        List<Manifest> manifests = folder.listManifests();
        PrintWriter out = spec.commandLine().getOut();
        if (manifests.isEmpty()) {
            out.println("There is no generation in " + data.folder() + " yet; 'load' publishes the first.");
            return ExitCode.DONE;
        }
        Optional<WarehouseFolder.Pointer> live = Optional.empty();
        int exitCode = ExitCode.DONE;
        try {
            live = folder.findPointer();
        } catch (SteppeException unreadable) {
            spec.commandLine()
                    .getErr()
                    .println(unreadable.getMessage() + ". 'rollback' makes one of these live again.");
            exitCode = ExitCode.of(unreadable.code());
        }
        Map<String, DatasetVersion> before = new HashMap<>();
        for (Manifest manifest : manifests) {
            boolean isLive = live.isPresent() && live.get().number() == manifest.number();
            out.println((isLive ? "* " : "  ") + manifest.number() + "  " + TIME.format(manifest.createdAt()));
            for (DatasetEntry dataset : manifest.datasets()) {
                DatasetVersion version = dataset.latest().version();
                if (!version.equals(before.put(dataset.dataset(), version))) {
                    out.println("     " + dataset.dataset() + " " + version + " ("
                            + dataset.latest().observations() + " observations, "
                            + dataset.latest().figures() + " figures)");
                }
            }
        }
        return exitCode;
    }
}
