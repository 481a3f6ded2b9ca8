/**
 * Finding datasets, indicators, areas and publications by Chinese or English words.
 *
 * <p>Uses {@code api.http}, {@code api.error} and the warnings of {@code api.format}.
 */
@NullMarked
package org.steppe.api.search;

import org.jspecify.annotations.NullMarked;
