/** Tests of the package of the same name. */
@NullMarked
package org.steppe.warehouse.structure;

import org.jspecify.annotations.NullMarked;
