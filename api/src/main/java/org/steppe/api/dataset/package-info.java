/**
 * The catalogue: which datasets there are, how they are structured, which versions are kept.
 *
 * <p>Uses {@code api.http} and {@code api.error}; {@code api.data} and others find datasets through it.
 */
@NullMarked
package org.steppe.api.dataset;

import org.jspecify.annotations.NullMarked;
