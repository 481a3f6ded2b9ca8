/**
 * What every endpoint needs from HTTP: reading parameters exactly as sent, choosing formats and codings, entity tags,
 * and answers from the heap.
 *
 * <p>Every package of the service but {@code error} may use it; it uses {@code error}.
 */
@NullMarked
package org.steppe.api.http;

import org.jspecify.annotations.NullMarked;
