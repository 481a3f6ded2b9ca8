/** Tests of the package of the same name. */
@NullMarked
package org.steppe.api.data;

import org.jspecify.annotations.NullMarked;
