package org.steppe.warehouse.format;

/** What stands in coded columns. */
public enum LabelMode {
    CODE,
    LABEL,
    /** The code, and its label in a column of its own after it. */
    BOTH
}
