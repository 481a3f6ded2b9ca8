/** Tests of the package of the same name. */
@NullMarked
package org.steppe.warehouse.format.row;

import org.jspecify.annotations.NullMarked;
