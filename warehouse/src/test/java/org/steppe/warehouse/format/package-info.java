/** Tests of the package of the same name. */
@NullMarked
package org.steppe.warehouse.format;

import org.jspecify.annotations.NullMarked;
