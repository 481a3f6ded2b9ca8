/** Tests of the extraction, with documents of our own and, where they are at hand, the gold annotations. */
@NullMarked
package org.steppe.etl.extract;

import org.jspecify.annotations.NullMarked;
