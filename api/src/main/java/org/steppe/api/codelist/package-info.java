/**
 * Codelists with all their codes.
 *
 * <p>Uses {@code api.http} and {@code api.error}.
 */
@NullMarked
package org.steppe.api.codelist;

import org.jspecify.annotations.NullMarked;
