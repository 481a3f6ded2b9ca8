/** Tests of the package of the same name. */
@NullMarked
package org.steppe.etl.load;

import org.jspecify.annotations.NullMarked;
