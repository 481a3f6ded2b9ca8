/** Tests of the package of the same name. */
@NullMarked
package org.steppe.etl.harmonise;

import org.jspecify.annotations.NullMarked;
