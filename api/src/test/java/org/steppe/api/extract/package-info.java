/** Tests of the package of the same name. */
@NullMarked
package org.steppe.api.extract;

import org.jspecify.annotations.NullMarked;
