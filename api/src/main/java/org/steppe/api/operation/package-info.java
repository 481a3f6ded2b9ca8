/**
 * What the service tells about itself: its document, settings, health, metrics and contract.
 *
 * <p>Uses {@code api.http} and {@code api.error}, and {@code api.format} for the list of formats.
 */
@NullMarked
package org.steppe.api.operation;

import org.jspecify.annotations.NullMarked;
