/**
 * How the warehouse is read and written, whatever engine keeps it: {@link
 * org.steppe.warehouse.store.ObservationStore} answers queries as Arrow batches, {@link
 * org.steppe.warehouse.store.GenerationPublisher} turns figures into a new generation.
 *
 * <p>May use every other package of the warehouse but the engines below it.
 */
@NullMarked
package org.steppe.warehouse.store;

import org.jspecify.annotations.NullMarked;
