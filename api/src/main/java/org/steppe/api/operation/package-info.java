/**
 * What the service tells about itself: its document, settings, health, metrics and contract.
 *
 * <p>Uses {@code api.http} and {@code api.error}, and the list of formats and the words about terms of the warehouse.
 */
@NullMarked
package org.steppe.api.operation;

import org.jspecify.annotations.NullMarked;
