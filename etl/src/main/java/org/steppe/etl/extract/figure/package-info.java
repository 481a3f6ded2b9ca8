/** What an extraction results in, and what it may be told beforehand. Uses nothing; every other step may use it. */
@NullMarked
package org.steppe.etl.extract.figure;

import org.jspecify.annotations.NullMarked;
