package org.steppe.warehouse.query;

/**
 * One step of a sort order.
 *
 * @param component id in upper case; {@code TIME_PERIOD} sorts by first and last day, missing values come last
 */
public record SortOrder(String component, boolean descending) {}
