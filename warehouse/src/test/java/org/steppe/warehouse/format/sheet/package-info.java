/** Tests of the package of the same name. */
@NullMarked
package org.steppe.warehouse.format.sheet;

import org.jspecify.annotations.NullMarked;
