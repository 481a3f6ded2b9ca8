/**
 * How several figures for one key become vintages of one observation: which one is current from when, and how each
 * later figure was judged.
 *
 * <p>May use {@code structure} and {@code observation}.
 */
@NullMarked
package org.steppe.warehouse.vintage;

import org.jspecify.annotations.NullMarked;
