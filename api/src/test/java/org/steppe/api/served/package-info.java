/** Tests of the whole service over HTTP, on a small warehouse of its own or on a store that misbehaves as told. */
@NullMarked
package org.steppe.api.served;

import org.jspecify.annotations.NullMarked;
