package org.steppe.etl.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.Manifest;
import org.steppe.warehouse.generation.PruningPlan;
import org.steppe.warehouse.generation.Retention;
import org.steppe.warehouse.store.GenerationPublisher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "prune",
        description = {
            "Says which old versions of the datasets it would drop, with generations and files that go with them.",
            "Drops them only with --yes. What is live stays, and who reads goes on reading.",
            "Versions that are gone stay in the lists of versions and in the feed, with what they changed."
        })
final class PruneCommand implements Callable<Integer> {

    private static final int KEEP = 10;

    /** Services follow within a second. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = {
                "Keep the newest N versions of every dataset, and the live one.",
                "Default: " + KEEP + ", or 1 with --before."
            })
    private @Nullable Integer keep;

    @Option(
            names = "--before",
            paramLabel = "DATE",
            description = "Drop only what was published before this day or time (UTC), such as 2026-01-31.")
    private @Nullable String before;

    @Option(names = "--yes", description = "Drop what is listed.")
    private boolean yes;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why; it is kept in the history.")
    private @Nullable String note;

    @Mixin
    private final DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called.
    private CommandSpec spec;

    @Override
    public Integer call() {
        SteppeCommand.requireFolder(spec, data.folder(), "--data");
        Retention retention = retention();
        PrintWriter out = spec.commandLine().getOut();
        try (GenerationPublisher publisher = data.openPublisher()) {
            PruningPlan plan = publisher.planPruning(retention);
            if (plan.isEmpty()) {
                out.println("There is nothing to drop; " + kept(plan) + ".");
                return ExitCode.DONE;
            }
            print(plan, out);
            if (yes) {
                publisher.prune(plan, note, GRACE);
                out.println("Dropped." + live(plan));
            } else {
                out.println("Nothing was dropped: this is what --yes would drop.");
            }
            return ExitCode.DONE;
        }
    }

    private static String live(PruningPlan plan) {
        Manifest successor = plan.successor();
        return " Generation " + (successor == null ? plan.live() : successor).number() + " is live.";
    }

    private Retention retention() {
        int versions = keep == null ? (before == null ? KEEP : 1) : keep;
        if (versions < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--keep is a number from 1 on, found " + versions + ": the live version stays.");
        }
        return new Retention(versions, before == null ? null : time(before));
    }

    private Instant time(String text) {
        try {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException notADay) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException notATime) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--before is a day such as 2026-01-31 or a time such as 2026-01-31T12:00:00Z, found '" + text
                                + "'.");
            }
        }
    }

    private static void print(PruningPlan plan, PrintWriter out) {
        out.println((plan.dropped().isEmpty() ? "No version goes." : "Versions to drop:"));
        for (PruningPlan.Version version : plan.dropped()) {
            out.println("  " + version.dataset() + " " + version.entry().version() + "  published "
                    + version.entry().publishedAt() + ", " + version.entry().observations() + " observations");
        }
        if (!plan.generations().isEmpty()) {
            out.println("Generations that can no longer be made live: "
                    + plan.generations().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        Manifest successor = plan.successor();
        if (successor != null) {
            out.println("Generation " + plan.live().number() + " is live; generation " + successor.number()
                    + ", the same without these versions, takes its place.");
        }
        out.println("Files to drop: " + plan.files().size() + ", " + bytes(plan.bytes()));
        byFolder(plan)
                .forEach((folder, files) -> out.println("  " + folder + ": " + files.size() + ", "
                        + bytes(files.stream()
                                .mapToLong(PruningPlan.LostFile::bytes)
                                .sum())));
        out.println("Stays: " + kept(plan) + ".");
    }

    private static Map<String, List<PruningPlan.LostFile>> byFolder(PruningPlan plan) {
        return plan.files().stream()
                .collect(Collectors.groupingBy(
                        file -> file.path().substring(0, file.path().lastIndexOf('/')),
                        TreeMap::new,
                        Collectors.toList()));
    }

    private static String kept(PruningPlan plan) {
        Map<String, List<String>> versions = plan.kept().stream()
                .collect(Collectors.groupingBy(
                        PruningPlan.Version::dataset,
                        TreeMap::new,
                        Collectors.mapping(version -> version.entry().version().toString(), Collectors.toList())));
        return versions.entrySet().stream()
                .map(dataset -> dataset.getKey() + " " + String.join(" ", dataset.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String bytes(long bytes) {
        if (bytes < 10_000) {
            return bytes + " bytes";
        }
        return bytes < 10_000_000
                ? String.format(Locale.ROOT, "%.0f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
