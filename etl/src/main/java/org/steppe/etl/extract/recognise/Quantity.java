package org.steppe.etl.extract.recognise;

import java.math.BigDecimal;

/**
 * One number with its unit and the cue words around it, at a place of a paragraph.
 *
 * @param start where the quote begins: direction word, qualifier or number
 * @param numberStart where the number begins
 * @param end end of the quote
 * @param value as published, without the magnitude
 * @param magnitude 万, 亿, 万亿 or nothing
 * @param sign -1 after a word of falling or a minus, 1 after one of rising, 0 where there is none
 * @param toLevel the direction word leads to a level, as in 提高到
 */
public record Quantity(
        int start,
        int numberStart,
        int end,
        BigDecimal value,
        String magnitude,
        Unit unit,
        Qualifier qualifier,
        String direction,
        int sign,
        boolean toLevel,
        Form form) {

    /** The shapes numbers come in. */
    public enum Form {
        PLAIN,
        /** 第 N among others. */
        RANK,
        /** N 分之 M, 成, 一半. */
        FRACTION,
        /** 翻番. */
        DOUBLING,
        /** N 级: an order of magnitude. */
        SIZE_CLASS,
        /** One part of A:B:C. */
        RATIO_PART,
        /** A count in Chinese numerals. */
        WORDED_COUNT
    }

    /** A number with its unit only: exact, and without words around it. */
    static Quantity plain(int start, int end, BigDecimal value, String magnitude, Unit unit, Form form) {
        return new Quantity(start, start, end, value, magnitude, unit, Qualifier.EXACT, "", 0, false, form);
    }

    public boolean hasDirection() {
        return !direction.isEmpty();
    }

    Quantity withStart(int newStart) {
        return new Quantity(
                newStart, numberStart, end, value, magnitude, unit, qualifier, direction, sign, toLevel, form);
    }

    public Quantity withDirection(String word, int newSign) {
        return new Quantity(start, numberStart, end, value, magnitude, unit, qualifier, word, newSign, toLevel, form);
    }

    public Quantity withUnit(Unit newUnit, String newMagnitude) {
        return new Quantity(
                start, numberStart, end, value, newMagnitude, newUnit, qualifier, direction, sign, toLevel, form);
    }

    public Quantity withQualifier(Qualifier newQualifier) {
        return new Quantity(
                start, numberStart, end, value, magnitude, unit, newQualifier, direction, sign, toLevel, form);
    }
}
