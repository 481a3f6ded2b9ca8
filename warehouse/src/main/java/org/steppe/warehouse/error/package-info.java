/**
 * What can go wrong, as codes that programs can act on. Any package may use it; it uses none of them. Only the HTTP
 * service turns kinds into statuses.
 */
@NullMarked
package org.steppe.warehouse.error;

import org.jspecify.annotations.NullMarked;
