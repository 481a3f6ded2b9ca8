package org.steppe.etl.extract.meaning;

import org.steppe.etl.extract.figure.ExtractedFigure.Measure;
import org.steppe.etl.extract.recognise.Quantity;

/**
 * A figure on its way: what later figures of the sentence may take over from it.
 *
 * @param subject as found in the words, before it gets its one name
 * @param area of its own in a coordination of places, empty otherwise
 * @param segment where its own words begin
 */
record Draft(Quantity quantity, String subject, Measure measure, int segment, String note, String base, String area) {}
