package org.steppe.warehouse.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;

/**
 * The columns of revision statistics, in order: the group, how many observations it has and which of them are compared,
 * and how far their latest values (L) lie from those first published (P).
 *
 * <p>Terms and formulas are those that OECD and Eurostat use for revision analysis, with the revision R = L - P of each
 * of n compared observations: MR = sum(R) / n, MAR = sum(|R|) / n, RMR = 100 sum(R) / sum(|P|), RMAR = 100 sum(|R|) /
 * sum(|P|), where weighing by |P| keeps values near zero from deciding. A positive mean says that first values were too
 * low.
 *
 * <p>An observation is compared when nothing but a revision can make its values differ. Each of the others is counted
 * under the first of these that is so:
 *
 * <ul>
 *   <li>published once: on less than two days that are known, so nobody has said yet whether the first value holds;
 *   <li>conflicting: a figure contradicts the value and could not replace it;
 *   <li>qualified: the first or the latest value is not exact, such as "over 100 million tonnes";
 *   <li>refined: every later value agrees with the first and only has more digits.
 * </ul>
 *
 * An observation that was published again with the value it had is compared, and its revision is 0.
 */
public final class RevisionColumns {

    public static final String OBSERVATIONS = "OBSERVATIONS";
    public static final String PUBLISHED_ONCE = "PUBLISHED_ONCE";
    public static final String CONFLICTING = "CONFLICTING";
    public static final String QUALIFIED = "QUALIFIED";
    public static final String REFINED = "REFINED";

    /** The n of all means. */
    public static final String COMPARED = "COMPARED";

    /** How many of those have another value than the first. */
    public static final String REVISED = "REVISED";

    public static final String MEAN_REVISION = "MEAN_REVISION";
    public static final String MEAN_ABSOLUTE_REVISION = "MEAN_ABSOLUTE_REVISION";
    public static final String SMALLEST_REVISION = "SMALLEST_REVISION";
    public static final String LARGEST_REVISION = "LARGEST_REVISION";

    /** In per cent. */
    public static final String RELATIVE_MEAN_REVISION = "RELATIVE_MEAN_REVISION";

    public static final String RELATIVE_MEAN_ABSOLUTE_REVISION = "RELATIVE_MEAN_ABSOLUTE_REVISION";

    /** From the first value to the latest, in days, over those revised. */
    public static final String MEAN_LAG_DAYS = "MEAN_LAG_DAYS";

    /** What gives values their unit: values in different ones have no mean. */
    private static final List<String> OF_UNIT = List.of("TRANSFORMATION", "UNIT_MEASURE");

    private static final List<String> COUNTS =
            List.of(OBSERVATIONS, PUBLISHED_ONCE, CONFLICTING, QUALIFIED, REFINED, COMPARED, REVISED);

    private static final List<String> MEASURES = List.of(
            MEAN_REVISION,
            MEAN_ABSOLUTE_REVISION,
            SMALLEST_REVISION,
            LARGEST_REVISION,
            RELATIVE_MEAN_REVISION,
            RELATIVE_MEAN_ABSOLUTE_REVISION,
            MEAN_LAG_DAYS);

    private RevisionColumns() {}

    /**
     * The dimensions of groups in the order of the structure: those asked for, and those that give values their unit.
     *
     * @param by dimensions
     */
    public static List<String> groups(DataStructure structure, List<String> by) {
        var wanted = new LinkedHashSet<>(by);
        wanted.addAll(OF_UNIT);
        return structure.dimensions().stream()
                .map(Dimension::id)
                .filter(wanted::contains)
                .toList();
    }

    /** @param groups dimensions in the order of the structure */
    public static List<String> of(List<String> groups) {
        var columns = new ArrayList<>(groups);
        columns.add(VintageColumns.UNIT_MULT);
        Stream.of(COUNTS, MEASURES).forEach(columns::addAll);
        return List.copyOf(columns);
    }
}
