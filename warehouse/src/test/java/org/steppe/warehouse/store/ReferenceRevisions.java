package org.steppe.warehouse.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.Qualifier;
import org.steppe.warehouse.store.ReferenceObservations.Row;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.vintage.Judgement;

/** Revision statistics by their definitions, with decimal numbers, lists and loops. */
final class ReferenceRevisions {

    private static final List<String> REASONS =
            List.of("PUBLISHED_ONCE", "CONFLICTING", "QUALIFIED", "REFINED", "COMPARED");

    private final DataStructure structure;
    private final List<String> groups;
    private final @Nullable LocalDate asOf;

    ReferenceRevisions(DataStructure structure, List<String> groups, @Nullable LocalDate asOf) {
        this.structure = structure;
        this.groups = groups;
        this.asOf = asOf;
    }

    private record Compared(List<Object> group, String place, BigDecimal first, BigDecimal revision, long lag) {}

    /** @param figures in stored order */
    List<Map<String, @Nullable Object>> statistics(List<Row> figures) {
        var observations = new LinkedHashMap<List<Object>, List<Row>>();
        figures.forEach(row -> observations
                .computeIfAbsent(List.of(row.key(), row.period()), key -> new ArrayList<>())
                .add(row));
        var byGroup = new LinkedHashMap<List<Object>, List<Compared>>();
        for (List<Row> observation : observations.values()) {
            List<Row> vintages = observation.stream().filter(this::isVintage).toList();
            if (!vintages.isEmpty()) {
                Compared compared = compare(observation, vintages);
                byGroup.computeIfAbsent(compared.group(), group -> new ArrayList<>())
                        .add(compared);
            }
        }
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        byGroup.forEach((group, compared) -> rows.add(row(group, compared)));
        return rows;
    }

    private boolean isVintage(Row row) {
        LocalDate from = row.judged().validFrom();
        return from != null
                && (asOf == null || !from.isAfter(asOf))
                && !from.equals(row.judged().validTo());
    }

    private Compared compare(List<Row> figures, List<Row> vintages) {
        Row first = vintages.getFirst();
        Row latest = vintages.getLast();
        var group = new ArrayList<Object>();
        groups.forEach(id -> group.add(first.key().codes().get(structure.positionOf(id))));
        group.add(latest.figure().unitMultiplier());
        BigDecimal before = first.figure()
                .value()
                .movePointRight(
                        first.figure().unitMultiplier() - latest.figure().unitMultiplier());
        return new Compared(
                group,
                place(figures, vintages),
                before,
                latest.figure().value().subtract(before),
                ChronoUnit.DAYS.between(
                        Objects.requireNonNull(first.judged().validFrom()),
                        Objects.requireNonNull(latest.judged().validFrom())));
    }

    private static String place(List<Row> figures, List<Row> vintages) {
        long days = figures.stream()
                .map(row -> row.judged().published().publishedOn())
                .filter(Objects::nonNull)
                .distinct()
                .count();
        if (days < 2) {
            return "PUBLISHED_ONCE";
        }
        if (figures.stream().anyMatch(row -> row.judged().judgement().isConflict())) {
            return "CONFLICTING";
        }
        if (!isExact(vintages.getFirst()) || !isExact(vintages.getLast())) {
            return "QUALIFIED";
        }
        boolean isRevised = figures.stream().anyMatch(row -> row.judged().judgement() == Judgement.REVISES);
        return vintages.size() > 1 && !isRevised ? "REFINED" : "COMPARED";
    }

    private static boolean isExact(Row row) {
        Figure figure = row.figure();
        return figure.qualifier() == Qualifier.EXACT;
    }

    private Map<String, @Nullable Object> row(List<Object> group, List<Compared> observations) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < groups.size(); i++) {
            row.put(groups.get(i), group.get(i));
        }
        row.put("UNIT_MULT", group.getLast());
        row.put("OBSERVATIONS", observations.size());
        for (String reason : REASONS) {
            row.put(reason, (int) observations.stream()
                    .filter(one -> one.place().equals(reason))
                    .count());
        }
        List<Compared> compared = observations.stream()
                .filter(one -> one.place().equals("COMPARED"))
                .toList();
        List<Compared> revised =
                compared.stream().filter(one -> one.revision().signum() != 0).toList();
        row.put("REVISED", revised.size());
        BigDecimal sum = compared.stream().map(Compared::revision).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal absolute =
                compared.stream().map(one -> one.revision().abs()).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal weight = compared.stream().map(one -> one.first().abs()).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal count = BigDecimal.valueOf(compared.size());
        row.put("MEAN_REVISION", quotient(sum, count));
        row.put("MEAN_ABSOLUTE_REVISION", quotient(absolute, count));
        row.put(
                "SMALLEST_REVISION",
                compared.stream()
                        .map(Compared::revision)
                        .min(BigDecimal::compareTo)
                        .map(BigDecimal::doubleValue)
                        .orElse(null));
        row.put(
                "LARGEST_REVISION",
                compared.stream()
                        .map(Compared::revision)
                        .max(BigDecimal::compareTo)
                        .map(BigDecimal::doubleValue)
                        .orElse(null));
        row.put("RELATIVE_MEAN_REVISION", quotient(sum.movePointRight(2), weight));
        row.put("RELATIVE_MEAN_ABSOLUTE_REVISION", quotient(absolute.movePointRight(2), weight));
        row.put(
                "MEAN_LAG_DAYS",
                quotient(
                        BigDecimal.valueOf(
                                revised.stream().mapToLong(Compared::lag).sum()),
                        BigDecimal.valueOf(revised.size())));
        return row;
    }

    private static @Nullable Object quotient(BigDecimal dividend, BigDecimal divisor) {
        return divisor.signum() == 0
                ? null
                : (Object) dividend.divide(divisor, 20, RoundingMode.HALF_EVEN).doubleValue();
    }
}
