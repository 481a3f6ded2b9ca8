/**
 * Observations over HTTP: reading a selection from a query string or a JSON body into the one query model, streaming
 * its answer in any format, its availability before the download, the record of a single observation and the figures
 * of a publication.
 *
 * <p>Uses {@code api.dataset}, {@code api.http} and {@code api.error}, and the store through its
 * interface.
 */
@NullMarked
package org.steppe.api.data;

import org.jspecify.annotations.NullMarked;
