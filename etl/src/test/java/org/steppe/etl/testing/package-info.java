/** Helpers for the tests of this module. */
@NullMarked
package org.steppe.etl.testing;

import org.jspecify.annotations.NullMarked;
