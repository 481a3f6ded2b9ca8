/**
 * Tells what each number of a document means: its subject, measure, period, area, whether result or plan, dataset and
 * indicator. Uses {@code reader} and {@code recognise}; the report and the command use its result only.
 */
@NullMarked
package org.steppe.etl.extract.meaning;

import org.jspecify.annotations.NullMarked;
