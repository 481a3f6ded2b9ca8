package org.steppe.api.endtoend;

import java.util.List;
import java.util.function.Predicate;

/**
 * How far what a reader makes of a format is the table asked for. Where nothing else is said it is that table: the same
 * columns and rows in the same order, each cell equal.
 *
 * @param typed whether the format tells the type of each column
 * @param everyColumn whether all columns are there and in order; otherwise those without any value may be missing
 * @param asSorted whether rows come in the order asked for
 * @param carries which columns the format has a place for
 */
record FormatRule(boolean typed, boolean everyColumn, boolean asSorted, Predicate<String> carries) {

    /** Everything; the types are left to the reader. */
    static final FormatRule TEXT = new FormatRule(false, true, true, column -> true);

    /** Everything, with types. */
    static final FormatRule TYPED = new FormatRule(true, true, true, column -> true);

    /** Objects have the members that have values, in any order. */
    static final FormatRule OBJECTS = new FormatRule(false, false, true, column -> true);

    /** What of the columns the format must show. */
    List<String> carried(List<String> columns) {
        return columns.stream().filter(carries).toList();
    }
}
