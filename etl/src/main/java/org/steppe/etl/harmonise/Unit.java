package org.steppe.etl.harmonise;

/**
 * A unit with its magnitude: {@code CNY_100M} is {@code CNY} × 10^8.
 *
 * @param measure code of the codelist {@code UNIT_MEASURE}
 * @param exponent power of ten
 */
record Unit(String measure, int exponent) {}
