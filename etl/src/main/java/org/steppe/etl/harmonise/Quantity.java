package org.steppe.etl.harmonise;

/**
 * What a measure makes of a figure.
 *
 * @param transformation code of {@code TRANSFORMATION}
 * @param unitMeasure code of {@code UNIT_MEASURE}
 * @param shift places by which the point of the printed value moves to the right to give units of {@code 10^exponent}
 * @param exponent power of ten in which the series is kept
 */
record Quantity(String transformation, String unitMeasure, int shift, int exponent) {}
