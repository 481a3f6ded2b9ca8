package org.steppe.etl.extract.meaning;

import org.steppe.etl.extract.figure.ExtractedFigure.Measure;

/** Finds the code of a subject in the codelist of indicators. */
public interface Indicators {

    /** No codelist at hand: no subject has a code. */
    Indicators NONE = (subject, dataset, unitSi, measure) -> Match.NONE;

    /**
     * A code with the breakdown that the subject adds to it.
     *
     * @param code empty where the codelist has none
     */
    record Match(String code, String breakdown) {

        public static final Match NONE = new Match("", "");
    }

    Match find(String subject, String dataset, String unitSi, Measure measure);
}
