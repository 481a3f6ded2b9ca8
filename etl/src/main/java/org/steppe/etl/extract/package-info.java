/**
 * Extraction of figures from documents: {@code reader} → {@code recognise} → {@code meaning} → {@code report}. {@link
 * org.steppe.etl.extract.Extractor} runs the steps; the command line and the report use it and its result.
 */
@NullMarked
package org.steppe.etl.extract;

import org.jspecify.annotations.NullMarked;
