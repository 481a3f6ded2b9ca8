/** Tests of the package of the same name. */
@NullMarked
package org.steppe.warehouse.vintage;

import org.jspecify.annotations.NullMarked;
