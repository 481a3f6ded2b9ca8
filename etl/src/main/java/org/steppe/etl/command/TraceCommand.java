package org.steppe.etl.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.store.duckdb.DuckDbSettings;
import org.steppe.warehouse.store.duckdb.DuckDbStores;
import org.steppe.warehouse.structure.Language;
import org.steppe.warehouse.structure.NearestNames;
import org.steppe.warehouse.trail.Trail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads the folder without its lock, so that it answers while a load runs. */
@Command(
        name = "trace",
        description = {
            "Shows where a value comes from: every figure behind one observation, the publication that printed it,",
            "its place and words there, how it was read, and how it was judged against the others."
        })
final class TraceCommand implements Callable<Integer> {

    private static final int MOST_NEAREST = 3;

    @Parameters(
            paramLabel = "ID",
            description = {
                "The observation_id that every format of the observations has, such as economy.3nnklho3c513o.",
                "'/v1/datasets/DATASET/observations?indicator=...' of the service or a bulk file tells it."
            })
    private String id = "";

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            defaultValue = "zh",
            description = "Language of the text: zh or en.")
    private TraceLanguage language = TraceLanguage.zh;

    @Option(names = "--json", description = "Print the record as the service answers it, in both languages.")
    private boolean json;

    @Mixin
    private final DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called.
    private CommandSpec spec;

    /** As the option has it. */
    enum TraceLanguage {
        zh,
        en;

        Language language() {
            return switch (this) {
                case zh -> Language.ZH;
                case en -> Language.EN;
            };
        }
    }

    @Override
    public Integer call() {
        SteppeCommand.requireFolder(spec, data.folder(), "--data");
        try (ObservationStore store = DuckDbStores.open(data.folder(), DuckDbSettings.defaults())) {
            Generation generation = store.generation();
            Optional<Trail> trail = Trail.find(store, generation, id.strip());
            if (trail.isEmpty()) {
                spec.commandLine().getErr().println(unknown(store, generation));
                return ExitCode.WRONG_USAGE;
            }
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                printJson(trail.get(), out);
            } else {
                new TrailText(trail.get(), language.language(), out).print();
            }
            return ExitCode.DONE;
        }
    }

    private static void printJson(Trail trail, PrintWriter out) {
        try (var bytes = new PrinterStream(out)) {
            trail.writeRecord(bytes);
        } catch (IOException notPossibleInPrinters) {
            throw new UncheckedIOException(notPossibleInPrinters);
        }
        out.println();
    }

    /** Takes UTF-8 in whole writes, each of which ends with a character, and prints it. */
    private static final class PrinterStream extends OutputStream {

        private final PrintWriter out;

        private PrinterStream(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void write(int ascii) {
            out.print((char) ascii);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            out.print(new String(bytes, from, count, StandardCharsets.UTF_8));
        }
    }

    private String unknown(ObservationStore store, Generation generation) {
        String asked = id.strip();
        String text = "There is no observation '" + asked + "' in generation " + generation.number() + ".";
        List<String> datasets =
                generation.listDatasets().stream().map(DatasetEntry::dataset).toList();
        String name = asked.contains(".") ? asked.substring(0, asked.indexOf('.')) : asked;
        List<String> nearest = datasets.contains(name)
                ? Trail.nearestIds(store, generation, name, asked, MOST_NEAREST)
                : NearestNames.among(datasets, name, MOST_NEAREST).stream()
                        .map(dataset -> dataset + "....")
                        .toList();
        String hint = nearest.isEmpty() ? "" : System.lineSeparator() + "Nearest: " + String.join(", ", nearest);
        return text + hint + System.lineSeparator()
                + "An id is written as DATASET.CODE, such as economy.3nnklho3c513o; datasets: "
                + String.join(", ", datasets) + "."
                + System.lineSeparator()
                + "Find it as observation_id in the answers of the service, for instance under"
                + " /v1/datasets/economy/observations?indicator=GDP&ref_area=150000.";
    }
}
