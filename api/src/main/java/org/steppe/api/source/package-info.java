/**
 * The publications and the figures that were taken from each.
 *
 * <p>Uses {@code api.http} and {@code api.error}, and the figures of {@code api.data}.
 */
@NullMarked
package org.steppe.api.source;

import org.jspecify.annotations.NullMarked;
