/** Tests of the package of the same name. */
@NullMarked
package org.steppe.etl.issue;

import org.jspecify.annotations.NullMarked;
