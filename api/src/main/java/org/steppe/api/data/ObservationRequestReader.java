package org.steppe.api.data;

import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.steppe.api.dataset.DatasetLookup;
import org.steppe.api.error.Problem;
import org.steppe.api.error.Problems;
import org.steppe.api.http.Arguments;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.format.FormatOptions;
import org.steppe.warehouse.format.LabelMode;
import org.steppe.warehouse.generation.DatasetEntry;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.generation.VersionEntry;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Language;

/** Reads what a request for observations asks for and how it wants it. */
public final class ObservationRequestReader {

    private final ObservationStore store;
    private final Generation generation;
    private final DatasetEntry dataset;
    private final Arguments arguments;
    private final Problems problems;

    private ObservationRequestReader(
            ObservationStore store, Generation generation, DatasetEntry dataset, Arguments arguments) {
        this.store = store;
        this.generation = generation;
        this.dataset = dataset;
        this.arguments = arguments;
        this.problems = arguments.problems();
    }

    /** @throws org.steppe.api.error.RequestException with all problems of the request */
    static ObservationRequest read(
            ObservationStore store, Generation generation, String id, Arguments arguments, HttpRequest<?> request) {
        DatasetEntry dataset = DatasetLookup.getDataset(generation, id);
        var formats = new FormatReader(arguments);
        return new ObservationRequestReader(store, generation, dataset, arguments)
                .read(
                        SelectionParameters.OF_FORMATS,
                        () -> formats.format(request),
                        format -> formats.options(format, request));
    }

    /**
     * A request for what is told beside observations.
     *
     * @param own parameters that it has in place of those that belong to formats; the caller reads them
     * @param format of the observations that are meant
     * @throws org.steppe.api.error.RequestException with all problems of the request, those that the caller found before
     *     among them
     */
    public static ObservationRequest readBeside(
            ObservationStore store, String id, Arguments arguments, List<String> own, DataFormat format) {
        Generation generation = store.generation();
        DatasetEntry dataset = DatasetLookup.getDataset(generation, id);
        var formats = new FormatReader(arguments);
        return new ObservationRequestReader(store, generation, dataset, arguments)
                .read(own, () -> format, any -> FormatOptions.USUAL.labels(formats.labels()));
    }

    private ObservationRequest read(
            List<String> own, Supplier<DataFormat> formats, Function<DataFormat, FormatOptions> allOptions) {
        PageCursor cursor = cursor();
        VersionEntry version = version(cursor);
        Selection selection = SelectionReader.read(generation, dataset.dataset(), version, arguments);
        DataStructure structure = selection.description().dataflow().structure();
        arguments.requireKnown(SelectionParameters.all(structure, own), "Dataset '" + dataset.dataset() + "'");
        var lists = new ColumnLists(structure, selection.query(), arguments);
        DataQuery query = selection.query().columns(lists.columns()).sort(lists.sort());
        Long limit = arguments.findPositive(SelectionParameters.LIMIT, ErrorCode.LIMIT_INVALID);
        Language language = FormatReader.word(arguments, SelectionParameters.LANG, Language.class)
                .orElse(Language.ZH);
        DataFormat format = formats.get();
        if (query.history() && format.isCube()) {
            problems.add(historyInCube(format));
        }
        FormatOptions options = allOptions.apply(format);
        boolean download = own.contains(SelectionParameters.DOWNLOAD) && arguments.flag(SelectionParameters.DOWNLOAD);
        problems.throwIfAny();
        query = VintageDays.expand(store, generation, query, problems);
        if (cursor != null && problems.isEmpty() && !cursor.isFor(query)) {
            problems.add(forged("The cursor belongs to another selection."));
        }
        problems.throwIfAny();
        long offset = cursor == null ? 0 : cursor.offset();
        return new ObservationRequest(
                selection.query(query.page(offset, null)),
                AnswerLayout.of(selection.description(), query.columns(), options.labels(), language),
                limit,
                format,
                options,
                download,
                language,
                labelling(format, options.labels(), language),
                arguments.all());
    }

    private static Problem historyInCube(DataFormat format) {
        List<String> others = Arrays.stream(DataFormat.values())
                .filter(other -> !other.isCube())
                .map(DataFormat::id)
                .toList();
        return Problem.of(
                        ErrorCode.HISTORY_NOT_IN_FORMAT,
                        SelectionParameters.HISTORY,
                        "Format " + format.id() + " has one value for each key and period, and with history=true there"
                                + " are several.")
                .expected("history=true with one of the formats " + String.join(", ", others))
                .hint("Ask for format=json or format=csv, or leave out history; asOf chooses the values of a day");
    }

    private @Nullable PageCursor cursor() {
        String text = arguments.findText(SelectionParameters.CURSOR).orElse(null);
        if (text == null) {
            return null;
        }
        PageCursor cursor = PageCursor.decode(text)
                .filter(decoded -> decoded.dataset().equals(dataset.dataset()))
                .orElse(null);
        if (cursor == null) {
            problems.add(forged("The cursor is none that this dataset gave out."));
            return null;
        }
        if (DatasetLookup.findExact(dataset, cursor.version()).isEmpty()) {
            problems.add(Problem.of(
                            ErrorCode.CURSOR_STALE,
                            SelectionParameters.CURSOR,
                            "Version " + cursor.version() + " of dataset '" + dataset.dataset()
                                    + "', to which the cursor belongs, is no longer kept.")
                    .hint("Begin again without a cursor"));
            return null;
        }
        return cursor;
    }

    private static Problem forged(String message) {
        return Problem.of(ErrorCode.CURSOR_INVALID, SelectionParameters.CURSOR, message)
                .expected("the cursor of a 'next' address, with the parameters of that address")
                .hint("Follow 'next' as it is, or begin again without a cursor");
    }

    /** A page stays in the version of the first page, whatever is the latest by now. */
    private VersionEntry version(@Nullable PageCursor cursor) {
        String asked = arguments.findText(SelectionParameters.VERSION).orElse(null);
        Optional<VersionEntry> found = DatasetLookup.findVersion(generation, dataset, asked, problems);
        if (cursor == null) {
            return found.orElse(dataset.latest());
        }
        if (asked != null && found.isPresent() && !fits(asked, cursor)) {
            problems.add(forged("The cursor belongs to version " + cursor.version() + "."));
        }
        return DatasetLookup.findExact(dataset, cursor.version()).orElse(dataset.latest());
    }

    private static boolean fits(String asked, PageCursor cursor) {
        return asked.equals("latest")
                || asked.equals(cursor.version().toString())
                || asked.equals(cursor.version().major() + ".*");
    }

    /** Labels come from codelists, which can change while the data stays. */
    private String labelling(DataFormat format, LabelMode labels, Language language) {
        return labels == LabelMode.CODE && !format.isSelfDescribing()
                ? "codes"
                : labels + " " + language + " "
                        + generation.manifest().catalogue().sha256();
    }
}
