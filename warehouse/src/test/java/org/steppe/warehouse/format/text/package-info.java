/** Tests of the package of the same name. */
@NullMarked
package org.steppe.warehouse.format.text;

import org.jspecify.annotations.NullMarked;
