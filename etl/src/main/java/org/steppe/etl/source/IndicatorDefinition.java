package org.steppe.etl.source;

/**
 * What {@code codelists/indicator.csv} says about an indicator besides its labels.
 *
 * @param dataset the one dataset its figures belong to
 * @param unit canonical unit as a notation, for instance {@code CNY_100M}
 * @param stock whether it counts what is there at a time, so that a period "January to September" means September
 * @param place where it is defined, for issues
 */
public record IndicatorDefinition(String code, String dataset, String unit, boolean stock, Place place) {}
