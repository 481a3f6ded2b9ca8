package org.steppe.api.data;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LabelText;

/** Says in a sentence why a figure stands where it stands. */
final class Reasons {

    private Reasons() {}

    /** @param against the figure it was judged against, null for the first and where it is not at hand */
    static LabelText of(FigureRow figure, @Nullable FigureRow against) {
        String zh = against == null || against.value() == null
                ? "此前的数值"
                : against.value().toPlainString() + zhDay(against);
        String en = against == null || against.value() == null
                ? "the value before it"
                : against.value().toPlainString() + enDay(against);
        return switch (figure.judgement()) {
            case FIRST -> new LabelText("该观测值的第一个数字", "The first figure of this observation");
            case RESTATES ->
                new LabelText(
                        "与" + zh + "一致，且不更精确，原值保留",
                        "Agrees with " + en + " and is no more precise, so that value stays");
            case REFINES ->
                new LabelText(
                        "与" + zh + "一致，且更精确，取而代之", "Agrees with " + en + " and is more precise, so it replaces it");
            case REVISES ->
                new LabelText(
                        "与" + zh + "不同，发布者权威性不低于前者，作为修订",
                        "Differs from " + en + " and its publisher has at least the same authority: a revision");
            case CONFLICTS_WITH_MORE_AUTHORITATIVE ->
                new LabelText(
                        "与" + zh + "不同，但发布者权威性较低，原值保留",
                        "Differs from " + en + ", whose publisher has more authority, so that value stays");
            case CONFLICTS_ON_THE_SAME_DAY ->
                new LabelText(
                        "与" + zh + "不同，且同日发布，原值保留",
                        "Differs from " + en + ", published on the same day, so that value stays");
            case CONFLICTS_UNDATED ->
                new LabelText(
                        "与" + zh + "不同，但来源未注明日期，无法判断先后，原值保留",
                        "Differs from " + en + "; being undated it cannot be told to be later, so that value stays");
        };
    }

    private static String zhDay(FigureRow figure) {
        LocalDate day = figure.publishedOn();
        return day == null ? "" : "（" + day + "）";
    }

    private static String enDay(FigureRow figure) {
        LocalDate day = figure.publishedOn();
        return day == null ? "" : " (" + day + ")";
    }
}
