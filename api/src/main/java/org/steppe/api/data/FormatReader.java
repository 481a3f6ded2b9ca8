package org.steppe.api.data;

import io.micronaut.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.steppe.api.error.Problem;
import org.steppe.api.http.Accept;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.format.ArrowCodec;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.format.FormatOptions;
import org.steppe.warehouse.format.LabelMode;
import org.steppe.warehouse.format.SdmxKeys;
import org.steppe.warehouse.structure.NearestNames;

/** Reads in which format an answer is wanted, and the parameters that only some formats have. */
final class FormatReader {

    /** What SDMX calls the ways to show labels. */
    private static final Map<String, LabelMode> SDMX_LABELS =
            Map.of("id", LabelMode.CODE, "name", LabelMode.LABEL, "both", LabelMode.BOTH);

    private final Arguments arguments;

    FormatReader(Arguments arguments) {
        this.arguments = arguments;
    }

    /** A parameter that is a constant of an enumeration in lower case. */
    static <E extends Enum<E>> Optional<E> word(Arguments arguments, String name, Class<E> type) {
        return arguments
                .findOneOf(name, Arguments.words(type))
                .map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)));
    }

    /** {@code format=} wins over the header: people type it into a browser that accepts everything. */
    DataFormat format(HttpRequest<?> request) {
        String asked = arguments.findText(SelectionParameters.FORMAT).orElse(null);
        if (asked != null) {
            return DataFormat.findById(asked).orElseGet(() -> {
                arguments
                        .problems()
                        .add(MetadataAnswers.notAvailable(SelectionParameters.FORMAT, asked, ids(format -> true)));
                return DataFormat.JSON;
            });
        }
        return DataFormat.findByMediaType(
                        MetadataAnswers.chooseAccepted(request, DataFormat.mediaTypes(), arguments.problems()))
                .orElseThrow();
    }

    private static List<String> ids(Predicate<DataFormat> condition) {
        return Arrays.stream(DataFormat.values())
                .filter(condition)
                .map(DataFormat::id)
                .toList();
    }

    /** What coded columns show, by the address alone. */
    LabelMode labels() {
        return word(arguments, SelectionParameters.LABELS, LabelMode.class).orElse(LabelMode.CODE);
    }

    /**
     * Parameters of the address win over those of the media type, which SDMX has for the same. A media type is advice:
     * what it says that nobody understands is passed over.
     */
    FormatOptions options(DataFormat format, HttpRequest<?> request) {
        boolean isSdmxCsv = format == DataFormat.SDMX_CSV;
        Map<String, String> wishes = isSdmxCsv && !arguments.has(SelectionParameters.FORMAT)
                ? Accept.of(request).parametersFor(format.mediaType())
                : Map.of();
        requireFormat(SelectionParameters.CODECS, format, DataFormat::isArrow);
        requireFormat(SelectionParameters.KEYS, format, other -> other == DataFormat.SDMX_CSV);
        LabelMode wished =
                wish(wishes, SelectionParameters.LABELS).map(SDMX_LABELS::get).orElse(LabelMode.CODE);
        LabelMode labels =
                word(arguments, SelectionParameters.LABELS, LabelMode.class).orElse(wished);
        SdmxKeys keys = word(arguments, SelectionParameters.KEYS, SdmxKeys.class)
                .or(() -> wish(wishes, SelectionParameters.KEYS).flatMap(FormatReader::keys))
                .orElse(SdmxKeys.NONE);
        return new FormatOptions(codec(), labels, keys);
    }

    private static Optional<String> wish(Map<String, String> wishes, String name) {
        return Optional.ofNullable(wishes.get(name)).map(word -> word.toLowerCase(Locale.ROOT));
    }

    private static Optional<SdmxKeys> keys(String word) {
        return Arguments.words(SdmxKeys.class).contains(word)
                ? Optional.of(SdmxKeys.valueOf(word.toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    private void requireFormat(String parameter, DataFormat format, Predicate<DataFormat> condition) {
        if (!arguments.has(parameter) || condition.test(format)) {
            return;
        }
        List<String> formats = ids(condition);
        arguments
                .problems()
                .add(Problem.of(
                                ErrorCode.PARAMETER_INVALID,
                                parameter,
                                "Parameter '" + parameter + "' belongs to format " + String.join(", ", formats)
                                        + ", not to " + format.id() + ".")
                        .expected("'" + parameter + "' with format " + String.join(" or ", formats))
                        .hint(
                                parameter.equals(SelectionParameters.CODECS)
                                        ? "To compress the whole answer, ask with Accept-Encoding"
                                        : "Leave the parameter out, or ask for such a format"));
    }

    /** The list says what the client can decode, best first. */
    private ArrowCodec codec() {
        var codecs = new ArrayList<ArrowCodec>();
        for (String name : arguments.findList(SelectionParameters.CODECS).orElse(List.of())) {
            ArrowCodec.findById(name)
                    .ifPresentOrElse(codecs::add, () -> arguments.problems().add(unknownCodec(name)));
        }
        return codecs.isEmpty() ? ArrowCodec.NONE : codecs.getFirst();
    }

    private static Problem unknownCodec(String name) {
        return Problem.of(
                        ErrorCode.PARAMETER_INVALID,
                        SelectionParameters.CODECS,
                        "There is no codec '" + Problem.cut(name) + "'. Codecs: " + String.join(", ", ArrowCodec.ids())
                                + ".")
                .found(name)
                .expected("codecs of the Arrow format that the client can decode, separated by commas, best first")
                .nearest(NearestNames.among(ArrowCodec.ids(), name, 1))
                .allowed(ArrowCodec.ids());
    }
}
