/**
 * From published files to generations of the warehouse. Uses the warehouse; the service never uses it.
 */
@NullMarked
package org.steppe.etl;

import org.jspecify.annotations.NullMarked;
