package org.steppe.warehouse.observation;

/** What the printed words say about how exact a number is. */
public enum Qualifier {
    /** No qualifying word. Stored as an absent attribute. */
    EXACT,
    /** About, around. */
    APPROXIMATELY,
    /** Just below. */
    NEARLY,
    /** Above. */
    OVER,
    /** This or more. */
    AT_LEAST,
    /** This or less. */
    AT_MOST
}
