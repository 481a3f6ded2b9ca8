package org.steppe.api.data;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.Argument;
import org.steppe.api.http.ServiceLimits;
import org.steppe.warehouse.format.ArrowCodec;
import org.steppe.warehouse.format.LabelMode;
import org.steppe.warehouse.format.SdmxKeys;
import org.steppe.warehouse.query.ComponentFilter;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.query.PeriodFilter;
import org.steppe.warehouse.query.SortOrder;
import org.steppe.warehouse.query.VintageColumns;
import org.steppe.warehouse.query.Vintages;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Language;

/**
 * The addresses under which the rows of a request are found ever after, whatever is the latest version by then. They
 * name the exact version and, in place of masks and hierarchies, the codes that these stood for, since codelists may
 * change. Requests for the same have equal addresses, whatever words they used.
 */
@Singleton
public final class PinnedAddresses {

    private final int maxUrlBytes;

    PinnedAddresses(ServiceLimits limits) {
        this.maxUrlBytes = limits.maxUrlBytes();
    }

    /** What is selected, without the shape of an answer. */
    public SelectionAddress selection(ObservationRequest request) {
        DataQuery query = request.selection().query();
        var codes = new SelectionAddress(query.dataset(), selecting(request, true));
        return codes.of(SelectionAddress.OBSERVATIONS).length() <= maxUrlBytes
                ? codes
                : new SelectionAddress(query.dataset(), selecting(request, false));
    }

    /** What is selected and how it is answered, in all but the format. */
    public SelectionAddress answer(ObservationRequest request) {
        return answer(request, selection(request));
    }

    /** @param selection the one of the request, for who has it already */
    SelectionAddress answer(ObservationRequest request, SelectionAddress selection) {
        var parameters = new ArrayList<>(selection.parameters());
        parameters.addAll(shaping(request));
        return new SelectionAddress(selection.dataset(), parameters);
    }

    /** The answer to the last byte. */
    SelectionAddress exactAnswer(ObservationRequest request) {
        SelectionAddress address = answer(request)
                .with(SelectionParameters.FORMAT, request.format().id());
        ArrowCodec codec = request.options().codec();
        SelectionAddress compressed =
                codec == ArrowCodec.NONE ? address : address.with(SelectionParameters.CODECS, codec.id());
        SdmxKeys keys = request.options().keys();
        return keys == SdmxKeys.NONE ? compressed : compressed.with(SelectionParameters.KEYS, word(keys));
    }

    /** @param asCodes whether masks and hierarchies become the codes that they stand for */
    private static List<Argument> selecting(ObservationRequest request, boolean asCodes) {
        DataQuery query = request.selection().query();
        var parameters = new ArrayList<Argument>();
        for (String name : SelectionParameters.selecting(structure(request))) {
            Optional<String> text = switch (name) {
                case SelectionParameters.TIME_PERIOD -> periods(query);
                case SelectionParameters.FIRST -> text(query.first());
                case SelectionParameters.LAST -> text(query.last());
                case SelectionParameters.AS_OF -> text(query.asOf());
                case SelectionParameters.UPDATED_AFTER -> text(query.changedSince());
                case SelectionParameters.VERSION -> text(query.version());
                case SelectionParameters.HISTORY -> text(query.history() ? true : null);
                case SelectionParameters.VINTAGES ->
                    text(
                            query.vintages() == Vintages.ALL
                                    ? null
                                    : query.vintages().id());
                default -> codes(request, name, asCodes);
            };
            text.ifPresent(words -> parameters.add(Argument.text(name, words)));
        }
        return parameters;
    }

    private static DataStructure structure(ObservationRequest request) {
        return request.selection().description().dataflow().structure();
    }

    private static Optional<String> text(@Nullable Object value) {
        return Optional.ofNullable(value).map(Object::toString);
    }

    /** A filter that accepts no code of the version can only be written as it was sent. */
    private static Optional<String> codes(ObservationRequest request, String name, boolean asCodes) {
        String component = SelectionParameters.upper(name);
        return request.selection().query().filters().stream()
                .filter(filter -> filter.component().equals(component))
                .findFirst()
                .map(ComponentFilter::values)
                .map(values -> asCodes && !values.isEmpty() ? String.join(",", values) : request.sent(name));
    }

    private static Optional<String> periods(DataQuery query) {
        return query.periods().isEmpty()
                ? Optional.empty()
                : Optional.of(query.periods().stream()
                        .map(PinnedAddresses::period)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(",")));
    }

    private static String period(PeriodFilter filter) {
        return switch (filter) {
            case PeriodFilter.Exactly exactly -> exactly.period().code();
            case PeriodFilter.Within within -> day(within.from()) + ".." + day(within.to());
        };
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static List<Argument> shaping(ObservationRequest request) {
        DataQuery query = request.selection().query();
        var parameters = new ArrayList<Argument>();
        List<String> columns = VintageColumns.collapse(query.columns());
        if (!columns.equals(ObservationColumns.standard(structure(request), query))) {
            parameters.add(Argument.text(SelectionParameters.COLUMNS, names(columns.stream())));
        }
        if (!query.sort().isEmpty()) {
            parameters.add(Argument.text(
                    SelectionParameters.SORT, names(query.sort().stream().map(PinnedAddresses::order))));
        }
        if (request.limit() != null) {
            parameters.add(
                    Argument.text(SelectionParameters.LIMIT, request.limit().toString()));
        }
        if (query.offset() > 0) {
            parameters.add(Argument.text(
                    SelectionParameters.CURSOR,
                    PageCursor.of(query, query.offset()).encode()));
        }
        if (request.labels() != LabelMode.CODE) {
            parameters.add(Argument.text(SelectionParameters.LABELS, word(request.labels())));
        }
        if (request.language() != Language.ZH) {
            parameters.add(Argument.text(SelectionParameters.LANG, word(request.language())));
        }
        return parameters;
    }

    private static String order(SortOrder order) {
        return (order.descending() ? ColumnLists.DESCENDING : "") + order.component();
    }

    private static String names(Stream<String> columns) {
        return columns.map(SelectionParameters::lower).collect(Collectors.joining(","));
    }

    private static String word(Enum<?> constant) {
        return SelectionParameters.lower(constant.name());
    }
}
