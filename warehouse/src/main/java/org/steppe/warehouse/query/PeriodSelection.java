package org.steppe.warehouse.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.steppe.warehouse.observation.TimePeriod;

/**
 * Periods as readers select them. An item is a period, which selects exactly that period, or a range {@code A..B},
 * {@code A..} or {@code ..B}, which selects every period within the first day of A and the last day of B.
 *
 * @param filters in the order of the items
 * @param malformed items that are neither
 * @param reversed ranges that end before they start
 */
public record PeriodSelection(List<PeriodFilter> filters, List<String> malformed, List<String> reversed) {

    private static final String RANGE = "..";

    public PeriodSelection {
        filters = List.copyOf(filters);
        malformed = List.copyOf(malformed);
        reversed = List.copyOf(reversed);
    }

    public static PeriodSelection resolve(List<String> items) {
        var filters = new ArrayList<PeriodFilter>();
        var malformed = new ArrayList<String>();
        var reversed = new ArrayList<String>();
        for (String item : items) {
            int dots = item.indexOf(RANGE);
            if (dots < 0) {
                TimePeriod.parse(item)
                        .ifPresentOrElse(
                                period -> filters.add(new PeriodFilter.Exactly(period)), () -> malformed.add(item));
            } else {
                addRange(item, dots, filters, malformed, reversed);
            }
        }
        return new PeriodSelection(filters, malformed, reversed);
    }

    private static void addRange(
            String item, int dots, List<PeriodFilter> filters, List<String> malformed, List<String> reversed) {
        String first = item.substring(0, dots);
        String last = item.substring(dots + RANGE.length());
        Optional<LocalDate> from = TimePeriod.parse(first).map(TimePeriod::start);
        Optional<LocalDate> to = TimePeriod.parse(last).map(TimePeriod::end);
        boolean bothOpen = first.isEmpty() && last.isEmpty();
        if (bothOpen || (from.isEmpty() && !first.isEmpty()) || (to.isEmpty() && !last.isEmpty())) {
            malformed.add(item);
        } else if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            reversed.add(item);
        } else {
            filters.add(new PeriodFilter.Within(from.orElse(null), to.orElse(null)));
        }
    }
}
