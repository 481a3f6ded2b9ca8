/**
 * What a collected figure means: units with their magnitudes, periods, measures, breakdowns and indicators are brought
 * to the codes of a dataset's key, and the value to the canonical power of ten of its series. One class a concern;
 * {@link org.steppe.etl.harmonise.Harmoniser} puts them together.
 *
 * <p>May use {@code issue}, {@code source} and the warehouse's {@code structure} and {@code observation}.
 */
@NullMarked
package org.steppe.etl.harmonise;

import org.jspecify.annotations.NullMarked;
