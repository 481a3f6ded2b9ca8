/**
 * Brings the sources into the warehouse: reads, harmonises and stages every figure, has them judged, and publishes a
 * generation when there is no error.
 *
 * <p>May use every package of the module but {@code command}, and the warehouse through {@code store}.
 */
@NullMarked
package org.steppe.etl.load;

import org.jspecify.annotations.NullMarked;
