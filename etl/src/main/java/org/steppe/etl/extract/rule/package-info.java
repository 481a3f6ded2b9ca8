/**
 * Reads the data files of the extraction: units, cue words, names, patterns. The steps in {@code recognise} and {@code
 * meaning} use it; it uses none of them.
 */
@NullMarked
package org.steppe.etl.extract.rule;

import org.jspecify.annotations.NullMarked;
