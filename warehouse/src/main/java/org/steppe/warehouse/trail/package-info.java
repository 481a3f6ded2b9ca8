/**
 * The trail of figures: from a value back to the publication that printed it, how it was read, and how it was judged
 * against the others. One text of it for services and for the command line.
 *
 * <p>Uses {@code store} and what that uses.
 */
@NullMarked
package org.steppe.warehouse.trail;

import org.jspecify.annotations.NullMarked;
