/**
 * Errors as readers see them: one problem document (RFC 9457) for every error, whoever found it. The only place that
 * knows which HTTP status an error has.
 *
 * <p>Every package of the service may use it; of the warehouse it uses {@code error}.
 */
@NullMarked
package org.steppe.api.error;

import org.jspecify.annotations.NullMarked;
