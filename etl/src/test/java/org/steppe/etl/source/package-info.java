/** Tests of the package of the same name. */
@NullMarked
package org.steppe.etl.source;

import org.jspecify.annotations.NullMarked;
