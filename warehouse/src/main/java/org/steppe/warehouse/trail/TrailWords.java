package org.steppe.warehouse.trail;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.observation.PublisherKind;
import org.steppe.warehouse.observation.ReadingStep;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.structure.Label;
import org.steppe.warehouse.vintage.Ground;
import org.steppe.warehouse.vintage.Judgement;

/** Says in sentences why a figure stands where it stands, and how it was read. */
public final class TrailWords {

    private final Function<String, Optional<Source>> sources;

    /** @param sources finds a source by its id */
    public TrailWords(Function<String, Optional<Source>> sources) {
        this.sources = sources;
    }

    /** Why the figure was judged as it was. */
    public Label reason(TrailFigure figure) {
        TrailFigure.Printed against = figure.against();
        String zh = against == null || against.value() == null
                ? "此前的数值"
                : against.value().toPlainString() + zh(against);
        String en = against == null || against.value() == null
                ? "the value before it"
                : against.value().toPlainString() + en(against);
        Ground ground = figure.ground();
        return ground == null ? reason(figure.judgement(), zh, en) : reason(figure, ground, zh, en);
    }

    private Label reason(TrailFigure figure, Ground ground, String zh, String en) {
        return switch (ground) {
            case FIRST, MORE_PRECISE, SAME_DAY, UNDATED -> reason(figure.judgement(), zh, en);
            case SAME_NUMBER -> new Label("与" + zh + "相同，原值保留", "Says the same as " + en + ", so that value stays");
            case ROUNDED ->
                new Label(zh + "在其表述的范围之内，且其不更精确，原值保留", "Says less exactly what " + en + " says, so that value stays");
            case WITHIN_ROUNDING ->
                new Label(
                        "在" + zh + "表述的范围之内，且不更精确，原值保留",
                        "Lies within what " + en + " says and is no more precise, so that value stays");
            case LATER ->
                new Label(
                        "与" + zh + "不同，发布在后，发布者权威性相同，作为修订",
                        "Differs from " + en + ", is later, and its publisher has the same authority: a revision");
            case LATER_AND_MORE_AUTHORITATIVE ->
                new Label(
                        "与" + zh + "不同，发布在后，发布者权威性更高" + zhKinds(figure) + "，作为修订",
                        "Differs from " + en + ", is later, and its publisher has more authority" + enKinds(figure)
                                + ": a revision");
            case LESS_AUTHORITATIVE ->
                new Label(
                        "与" + zh + "不同，但发布者权威性较低" + zhKinds(figure) + "，原值保留",
                        "Differs from " + en + ", whose publisher has more authority" + enKinds(figure)
                                + ", so that value stays");
            case AGREES_WITH_EARLIER ->
                new Label(
                        "来源未注明日期，与已被取代的" + zh + "一致，不作修订",
                        "Undated, and agrees with " + en + ", which has been replaced: no revision");
        };
    }

    private static Label reason(Judgement judgement, String zh, String en) {
        return switch (judgement) {
            case FIRST -> new Label("该观测值的第一个数字", "The first figure of this observation");
            case RESTATES ->
                new Label(
                        "与" + zh + "一致，且不更精确，原值保留",
                        "Agrees with " + en + " and is no more precise, so that value stays");
            case REFINES ->
                new Label("与" + zh + "一致，且更精确，取而代之", "Agrees with " + en + " and is more precise, so it replaces it");
            case REVISES ->
                new Label(
                        "与" + zh + "不同，发布者权威性不低于前者，作为修订",
                        "Differs from " + en + " and its publisher has at least the same authority: a revision");
            case CONFLICTS_WITH_MORE_AUTHORITATIVE ->
                new Label(
                        "与" + zh + "不同，但发布者权威性较低，原值保留",
                        "Differs from " + en + ", whose publisher has more authority, so that value stays");
            case CONFLICTS_ON_THE_SAME_DAY ->
                new Label(
                        "与" + zh + "不同，且同日发布，原值保留",
                        "Differs from " + en + ", published on the same day, so that value stays");
            case CONFLICTS_UNDATED ->
                new Label(
                        "与" + zh + "不同，但来源未注明日期，无法判断先后，原值保留",
                        "Differs from " + en + "; being undated it cannot be told to be later, so that value stays");
        };
    }

    private static String zh(TrailFigure.Printed figure) {
        LocalDate day = figure.publishedOn();
        return "（" + (day == null ? "" : day + "，") + figure.sourceId() + "）";
    }

    private static String en(TrailFigure.Printed figure) {
        LocalDate day = figure.publishedOn();
        return " (" + (day == null ? "" : day + ", ") + figure.sourceId() + ")";
    }

    private String zhKinds(TrailFigure figure) {
        Label own = kind(figure.printed().sourceId());
        Label other = kind(Objects.requireNonNullElse(figure.authority(), ""));
        return own == null || other == null ? "" : "（" + own.zh() + "，对方" + zhBacked(figure) + "为" + other.zh() + "）";
    }

    private String enKinds(TrailFigure figure) {
        Label own = kind(figure.printed().sourceId());
        Label other = kind(Objects.requireNonNullElse(figure.authority(), ""));
        return own == null || other == null ? "" : " (" + own.en() + " against " + other.en() + enBacked(figure) + ")";
    }

    private static String zhBacked(TrailFigure figure) {
        return isBacked(figure) ? "经" + figure.authority() + "重申，" : "";
    }

    private static String enBacked(TrailFigure figure) {
        return isBacked(figure) ? ", which " + figure.authority() + " restated" : "";
    }

    /** Whether another figure than the one judged against lent its authority. */
    private static boolean isBacked(TrailFigure figure) {
        TrailFigure.Printed against = figure.against();
        return against != null
                && figure.authority() != null
                && !against.sourceId().equals(figure.authority());
    }

    private @Nullable Label kind(String source) {
        return sources.apply(source).map(found -> kind(found.publisherKind())).orElse(null);
    }

    /** What a kind of publisher is called. */
    public static Label kind(PublisherKind kind) {
        return switch (kind) {
            case OFFICIAL_STATISTICS -> new Label("统计部门", "official statistics");
            case GOVERNMENT -> new Label("政府", "government");
            case CUSTOMS -> new Label("海关", "customs");
            case RAILWAY -> new Label("铁路", "railway");
            case MEDIA -> new Label("媒体", "media");
            case MIRROR -> new Label("转载", "mirror");
        };
    }

    /** What a step does, without the value after it. */
    public static Label step(ReadingStep step) {
        String words = Objects.requireNonNullElse(step.words(), "");
        String code = Objects.requireNonNullElse(step.code(), "");
        String power = "10^" + step.shift();
        return switch (step.kind()) {
            case NUMBER -> new Label("数字“" + words + "”", "The number “" + words + "”");
            case MAGNITUDE -> new Label("“" + words + "”即乘以" + power, "“" + words + "” multiplies by " + power);
            case UNIT -> {
                String zh = step.shift() == 0 ? "" : "，乘以" + power;
                String en = step.shift() == 0 ? "" : ", times " + power;
                yield words.equals(code)
                        ? new Label("单位为" + code + zh, "The unit is " + code + en)
                        : new Label("“" + words + "”即" + code + zh, "“" + words + "” is " + code + en);
            }
            case CONVERSION ->
                new Label(
                        "“" + words + "”换算为" + code + "，乘以" + power,
                        "“" + words + "” becomes " + code + ", times " + power);
            case UNIT_MULT -> new Label("以10^" + -step.shift() + "为单位存储", "Kept in units of 10^" + -step.shift());
        };
    }
}
