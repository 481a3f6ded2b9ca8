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
 * @param vintages the shape of a history; all vintages where there is no history. Those in columns are the ones whose
 *     columns are named, see {@link VintageColumns#ofDay}
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
        @Nullable DatasetVersion changedSince,
        Vintages vintages) {

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
        if (vintages != Vintages.ALL && !history) {
            throw new IllegalArgumentException("Vintages in a shape without history: " + vintages);
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
        this(
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
                offset,
                limit,
                null,
                Vintages.ALL);
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
        return with(columns, sort, newOffset, newLimit, changedSince, vintages);
    }

    public DataQuery columns(List<String> newColumns) {
        return with(newColumns, sort, offset, limit, changedSince, vintages);
    }

    public DataQuery sort(List<SortOrder> newSort) {
        return with(columns, newSort, offset, limit, changedSince, vintages);
    }

    public DataQuery changedSince(@Nullable DatasetVersion other) {
        return with(columns, sort, offset, limit, other, vintages);
    }

    public DataQuery vintages(Vintages shape) {
        return with(columns, sort, offset, limit, changedSince, shape);
    }

    /** Every figure behind the same observations. */
    public DataQuery figures() {
        return new DataQuery(
                dataset,
                version,
                filters,
                periods,
                first,
                last,
                asOf,
                true,
                columns,
                sort,
                offset,
                limit,
                changedSince,
                Vintages.ALL);
    }

    /** The values as known on a day, null for the current ones. */
    public DataQuery asOf(@Nullable LocalDate day) {
        return new DataQuery(
                dataset,
                version,
                filters,
                periods,
                first,
                last,
                day,
                history,
                columns,
                sort,
                offset,
                limit,
                changedSince,
                vintages);
    }

    private DataQuery with(
            List<String> newColumns,
            List<SortOrder> newSort,
            long newOffset,
            @Nullable Long newLimit,
            @Nullable DatasetVersion other,
            Vintages shape) {
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
                newSort,
                newOffset,
                newLimit,
                other,
                shape);
    }
}
