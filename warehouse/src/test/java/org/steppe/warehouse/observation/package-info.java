/** Tests of the package of the same name. */
@NullMarked
package org.steppe.warehouse.observation;

import org.jspecify.annotations.NullMarked;
