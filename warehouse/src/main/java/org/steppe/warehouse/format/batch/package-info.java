/**
 * Reads Arrow batches: single cells without objects, coded columns with the texts that were met, and rows as objects.
 *
 * <p>May use the words of {@code query} and {@code structure}; knows no format, so that all of them can use it.
 */
@NullMarked
package org.steppe.warehouse.format.batch;

import org.jspecify.annotations.NullMarked;
