package org.steppe.etl.extract.figure;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a document with its meaning and its place. The components follow the columns of the result.
 *
 * @param start first code point of the quote in the document as given
 * @param end code point after the quote
 * @param quote the words as printed, white space included
 * @param subject what is measured, with elided heads restored
 * @param indicator code of the codelist, empty where it has none
 * @param period ISO year, month, day or interval; empty where the text gives none
 * @param value as published, the magnitude in the unit, falls negative
 * @param si the value in {@code unitSi}
 */
public record ExtractedFigure(
        int start,
        int end,
        String quote,
        String subject,
        String indicator,
        String dataset,
        String breakdown,
        String area,
        String period,
        Kind kind,
        Measure measure,
        BigDecimal value,
        String unit,
        @Nullable BigDecimal si,
        String unitSi,
        String qualifier,
        String bound,
        String basePeriod,
        Confidence confidence,
        String note) {

    /** Whether a figure is of the past or of a plan. */
    public enum Kind {
        ACTUAL,
        TARGET
    }

    /** What a number says of its subject. */
    public enum Measure {
        LEVEL,
        COUNT,
        YOY_PCT,
        YOY_TIMES,
        RATIO,
        SHARE_PCT,
        PP_CHANGE,
        CHANGE_ABS,
        RANK
    }

    /** How far the reading may be trusted. */
    public enum Confidence {
        HIGH,
        MEDIUM,
        LOW
    }
}
