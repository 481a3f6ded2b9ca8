/** Writes extracted figures: as CSV, as a publication of the sources, and as a page to check them by eye. */
@NullMarked
package org.steppe.etl.extract.report;

import org.jspecify.annotations.NullMarked;
