/** Tests of reading documents of every kind, whole and broken. */
@NullMarked
package org.steppe.etl.extract.reader;

import org.jspecify.annotations.NullMarked;
