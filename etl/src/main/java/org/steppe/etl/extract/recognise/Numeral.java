package org.steppe.etl.extract.recognise;

import java.math.BigDecimal;

/**
 * A number as printed.
 *
 * @param value with tens, hundreds and thousands in it, and 万 and 亿 out of it
 * @param magnitude 万, 亿, 万亿 or nothing
 * @param bare only a magnitude stands there, as in 千亿元
 */
record Numeral(int start, int end, BigDecimal value, String magnitude, boolean chinese, boolean bare, boolean over) {}
