package org.steppe.etl.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.load.Loader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "load",
        description = {
            "Turns the sources into a new generation and publishes it.",
            "With a single error nothing is published; loading the same again publishes nothing either."
        })
final class LoadCommand implements Callable<Integer> {

    @Mixin
    private final ImportOptions options = new ImportOptions();

    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            description = "What readers of the versions and of the feed of changes should know of this load.")
    private @Nullable String note;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called.
    private CommandSpec spec;

    @Override
    public Integer call() {
        options.check(spec);
        var loader = new Loader(
                options.sources(),
                data::openPublisher,
                options.progress(spec.commandLine().getErr()));
        return options.finish(loader.load(note), spec);
    }
}
