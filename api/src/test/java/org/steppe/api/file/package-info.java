/** Tests of the package of the same name. */
@NullMarked
package org.steppe.api.file;

import org.jspecify.annotations.NullMarked;
