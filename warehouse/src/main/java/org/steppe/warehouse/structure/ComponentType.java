package org.steppe.warehouse.structure;

/** How the values of a component are represented. */
public enum ComponentType {
    /** A code of a codelist. */
    CODE,
    TEXT,
    INTEGER,
    DECIMAL,
    DATE
}
