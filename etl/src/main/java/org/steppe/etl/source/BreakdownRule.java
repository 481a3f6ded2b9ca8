package org.steppe.etl.source;

/**
 * What a breakdown pair means. A rule for a dataset wins over one for any dataset, then one for a value over one for
 * any value. A pair with several rules of equal rank sets several dimensions.
 *
 * @param dataset id, or {@value #ANY}
 * @param value or {@value #ANY}
 * @param dimension id; empty where the pair says nothing that the indicator does not say already
 * @param code of the dimension's codelist, or {@value #ANY} for the value itself
 */
public record BreakdownRule(String dataset, String key, String value, String dimension, String code, Place place) {

    public static final String ANY = "*";
}
