/**
 * The feed of changes over all datasets: which of the transitions of the warehouse came after a point that a reader
 * names, as JSON, line by line or for feed readers, at once or as soon as there is one.
 *
 * <p>Uses {@code api.dataset}, {@code api.http} and {@code api.error}, and the store through its interface.
 */
@NullMarked
package org.steppe.api.feed;

import org.jspecify.annotations.NullMarked;
