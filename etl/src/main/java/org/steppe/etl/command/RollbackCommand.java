package org.steppe.etl.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.store.GenerationPublisher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "rollback",
        description = {
            "Makes an older generation the live one. Services follow within a second.",
            "Nothing is deleted: 'rollback' of the newer generation takes it back."
        })
final class RollbackCommand implements Callable<Integer> {

    @Parameters(paramLabel = "GENERATION", description = "Number of the generation; 'versions' lists them.")
    private long generation;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why; readers of the feed of changes see it.")
    private @Nullable String note;

    @Mixin
    private final DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called.
    private CommandSpec spec;

    @Override
    public Integer call() {
        SteppeCommand.requireFolder(spec, data.folder(), "--data");
        try (GenerationPublisher publisher = data.openPublisher()) {
            publisher.rollback(generation, note);
        }
        spec.commandLine().getOut().println("Generation " + generation + " is live.");
        return ExitCode.DONE;
    }
}
