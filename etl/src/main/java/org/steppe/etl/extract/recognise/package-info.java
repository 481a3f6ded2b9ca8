/**
 * Finds the numbers in a paragraph: numerals, units, qualifiers, direction words, times, and what is not a figure. Says
 * what is printed where; what it means is the business of {@code meaning}.
 */
@NullMarked
package org.steppe.etl.extract.recognise;

import org.jspecify.annotations.NullMarked;
