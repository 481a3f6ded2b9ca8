/** Tests of the package of the same name. */
@NullMarked
package org.steppe.warehouse.format.sdmx;

import org.jspecify.annotations.NullMarked;
