/** Measurements, run by hand: see {@code api/README.md}. */
@NullMarked
package org.steppe.api.benchmark;

import org.jspecify.annotations.NullMarked;
