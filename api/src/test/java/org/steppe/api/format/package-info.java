/** Tests of the package of the same name. */
@NullMarked
package org.steppe.api.format;

import org.jspecify.annotations.NullMarked;
