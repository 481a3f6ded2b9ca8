/**
 * Reads the folder of sources: codelists, datasets, rules, publications with their figures, corrections, and the list of
 * what was left out. Texts are taken as they stand; what they mean is for {@code harmonise}.
 *
 * <p>May use {@code issue} and the warehouse's {@code structure} and {@code observation}.
 */
@NullMarked
package org.steppe.etl.source;

import org.jspecify.annotations.NullMarked;
