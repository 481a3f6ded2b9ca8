package org.steppe.warehouse.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A selection from one version of one dataset. All names and codes in it exist; a reader's words have been resolved.
 *
 * <p>Without a sort order rows come in stored order: by key in dimension order (codes in codelist order), then by
 * period. The order is total, so pages of one version never overlap or miss a row.
 *
 * @param dataset id of the dataflow
 * @param version the exact version, resolved
 * @param filters all must accept; at most one per component
 * @param periods any may accept; empty accepts every period
 * @param first only the first so many periods of each series, by time; null for all
 * @param last only the last so many periods of each series, by time; null for all
 * @param asOf the values as known on that day; null for the current ones
 * @param history every figure behind the selected observations instead of the current values; with {@code asOf} those
 *     published until then
 * @param columns component ids in the order wanted; empty for all in standard order, see {@link ObservationColumns}
 * @param sort empty for stored order
 * @param offset rows to pass over
 * @param limit rows at most; null for all
 * @param changedSince only observations that differ, in their value or in the figures behind it, from those of this
 *     version of the dataset, be it older or newer; null for all
 */
public record DataQuery(
        String dataset,
        DatasetVersion version,
        List<ComponentFilter> filters,
        List<PeriodFilter> periods,
        @Nullable Integer first,
        @Nullable Integer last,
        @Nullable LocalDate asOf,
        boolean history,
        List<String> columns,
        List<SortOrder> sort,
        long offset,
        @Nullable Long limit,
        @Nullable DatasetVersion changedSince) {

    public DataQuery {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(version, "version");
        filters = List.copyOf(filters);
        periods = List.copyOf(periods);
        columns = List.copyOf(columns);
        sort = List.copyOf(sort);
        requirePositive("first", first);
        requirePositive("last", last);
        if (offset < 0 || (limit != null && limit < 0)) {
            throw new IllegalArgumentException("offset and limit are not negative: " + offset + ", " + limit);
        }
        long components =
                filters.stream().map(ComponentFilter::component).distinct().count();
        if (components != filters.size()) {
            throw new IllegalArgumentException("Two filters for one component: " + filters);
        }
    }

    /** Of all observations, changed or not. */
    public DataQuery(
            String dataset,
            DatasetVersion version,
            List<ComponentFilter> filters,
            List<PeriodFilter> periods,
            @Nullable Integer first,
            @Nullable Integer last,
            @Nullable LocalDate asOf,
            boolean history,
            List<String> columns,
            List<SortOrder> sort,
            long offset,
            @Nullable Long limit) {
        this(dataset, version, filters, periods, first, last, asOf, history, columns, sort, offset, limit, null);
    }

    private static void requirePositive(String name, @Nullable Integer number) {
        if (number != null && number < 1) {
            throw new IllegalArgumentException(name + " is at least 1, found " + number);
        }
    }

    /** Everything of a dataset version, current values. */
    public static DataQuery all(String dataset, DatasetVersion version) {
        return new DataQuery(
                dataset, version, List.of(), List.of(), null, null, null, false, List.of(), List.of(), 0, null);
    }

    public DataQuery page(long newOffset, @Nullable Long newLimit) {
        return new DataQuery(
                dataset,
                version,
                filters,
                periods,
                first,
                last,
                asOf,
                history,
                columns,
                sort,
                newOffset,
                newLimit,
                changedSince);
    }

    public DataQuery columns(List<String> newColumns) {
        return new DataQuery(
                dataset,
                version,
                filters,
                periods,
                first,
                last,
                asOf,
                history,
                newColumns,
                sort,
                offset,
                limit,
                changedSince);
    }

    public DataQuery sort(List<SortOrder> newSort) {
        return new DataQuery(
                dataset,
                version,
                filters,
                periods,
                first,
                last,
                asOf,
                history,
                columns,
                newSort,
                offset,
                limit,
                changedSince);
    }

    public DataQuery changedSince(@Nullable DatasetVersion other) {
        return new DataQuery(
                dataset, version, filters, periods, first, last, asOf, history, columns, sort, offset, limit, other);
    }
}
