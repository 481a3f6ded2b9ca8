package org.steppe.api.endtoend;

/**
 * How far what a reader makes of a format is the table asked for. Where nothing else is said it is that table: the same
 * columns and rows in the same order, each cell equal.
 *
 * @param typed whether the format tells the type of each column
 * @param everyColumn whether all columns are there and in order; otherwise those without any value may be missing
 * @param labelled whether labels can stand beside codes or in their place; otherwise codes stand alone
 */
record FormatRule(boolean typed, boolean everyColumn, boolean labelled, Rows rows) {

    enum Rows {
        /** Whatever was selected, in the order asked for. */
        ANY,
        /** One for each key, in the order asked for: no history, and no selection of columns without the key. */
        KEYED,
        /** As {@link #KEYED}, in the order of the cells of a cube, which readers unfold: so only small ones are read. */
        CELLS
    }

    /** The types are left to the reader. */
    static final FormatRule TEXT = new FormatRule(false, true, true, Rows.ANY);

    static final FormatRule TYPED = new FormatRule(true, true, true, Rows.ANY);

    /** Objects have the members that have values, in any order. */
    static final FormatRule OBJECTS = new FormatRule(false, false, true, Rows.ANY);

    static final FormatRule SDMX_CSV = new FormatRule(false, true, false, Rows.KEYED);

    static final FormatRule SDMX_JSON = new FormatRule(false, false, false, Rows.KEYED);

    static final FormatRule CUBE = new FormatRule(false, false, false, Rows.CELLS);
}
