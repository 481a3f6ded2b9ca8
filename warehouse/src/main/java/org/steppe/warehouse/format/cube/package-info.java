/**
 * Answers as JSON-stat, a cube with one cell for each key. {@link
 * org.steppe.warehouse.format.cube.JsonStatDataWriter} is the door.
 *
 * <p>May use {@code format}, {@code format.batch} and {@code format.text}.
 */
@NullMarked
package org.steppe.warehouse.format.cube;

import org.jspecify.annotations.NullMarked;
