/** Tests of the package of the same name. */
@NullMarked
package org.steppe.api.http;

import org.jspecify.annotations.NullMarked;
