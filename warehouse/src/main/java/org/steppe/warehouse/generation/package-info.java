/**
 * The states of the whole warehouse on disk and what is known of one of them without a database: its manifest, its
 * codelists, datasets and publications.
 *
 * <p>May use {@code structure}, {@code observation}, {@code query} (for versions) and {@code error}.
 */
@NullMarked
package org.steppe.warehouse.generation;

import org.jspecify.annotations.NullMarked;
