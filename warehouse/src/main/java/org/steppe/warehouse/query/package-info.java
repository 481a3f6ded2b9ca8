/**
 * The one model of a question to the warehouse. Every protocol parses into {@link
 * org.steppe.warehouse.query.DataQuery}, every store answers it.
 *
 * <p>May use {@code structure}, {@code observation} and {@code vintage}.
 */
@NullMarked
package org.steppe.warehouse.query;

import org.jspecify.annotations.NullMarked;
