package org.steppe.etl.command;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.observation.ReadingStep;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.structure.Label;
import org.steppe.warehouse.structure.Language;
import org.steppe.warehouse.trail.ObservationHead;
import org.steppe.warehouse.trail.Trail;
import org.steppe.warehouse.trail.TrailFigure;
import org.steppe.warehouse.trail.TrailWords;

/** Prints a trail for people, one figure after the other. */
final class TrailText {

    /** Columns of a terminal that names of lines take; a Chinese character takes two. */
    private static final int NAMES = 14;

    private static final String TOTAL = "_T";

    private final Trail trail;
    private final Language language;
    private final PrintWriter out;
    private final TrailWords words;
    private int number;

    TrailText(Trail trail, Language language, PrintWriter out) {
        this.trail = trail;
        this.language = language;
        this.out = out;
        this.words = new TrailWords(trail.generation()::findSource);
    }

    void print() {
        ObservationHead head = trail.head();
        out.println(head.id() + "  ("
                + trail.version().description().dataflow().title().in(language) + " "
                + trail.version().entry().version() + ")");
        line("观测对象", "what", subject());
        line("时期", "period", head.timePeriod());
        line("现值", "value", value(head.value(), head.unitMultiplier(), head.qualifier()));
        trail.forEach(this::print);
    }

    /** Codes that stand for the whole say nothing that a reader would miss. */
    private String subject() {
        return trail.keyLabels().entrySet().stream()
                .filter(label -> !TOTAL.equals(trail.head().key().get(label.getKey())))
                .map(label -> label.getValue().in(language))
                .collect(Collectors.joining(language == Language.ZH ? "，" : ", "));
    }

    private void print(TrailFigure figure) {
        number++;
        Source source = trail.source(figure);
        out.println();
        out.println("[" + number + "] "
                + value(
                        figure.printed().value(),
                        figure.printed().unitMultiplier(),
                        figure.printed().text("QUALIFIER")) + "  " + standing(figure));
        line("出版物", "publication", source.title());
        line(
                "发布者",
                "publisher",
                source.publisher() + " ("
                        + TrailWords.kind(source.publisherKind()).in(language) + ")");
        line(
                "日期",
                "date",
                source.publishedOn() == null
                        ? in(new Label("未注明", "none shown"))
                        : source.publishedOn().toString());
        line("网址", "address", source.address());
        line("位置", "place", figure.printed().text("LOCATOR"));
        line("原文", "as printed", figure.printed().text("PUBLISHED_TEXT"));
        Optional<String> passage = trail.passage(figure)
                .map(found -> found.before() + "【" + found.words() + "】" + found.after())
                .map(text -> text.replaceAll("\\s+", " "));
        line("上下文", "around it", passage.orElse(null));
        printReading(figure);
        line("判定", "judged", words.reason(figure).in(language));
        line("有效期", "valid", valid(figure));
        printCorrections(figure);
        line("编号", "figure", figure.id());
    }

    private void printReading(TrailFigure figure) {
        List<ReadingStep> steps = figure.reading().steps();
        String printed = figure.printed().text("PUBLISHED_VALUE");
        if (steps.isEmpty() || printed == null) {
            return;
        }
        List<BigDecimal> values = figure.reading().values(new BigDecimal(printed));
        for (int i = 0; i < steps.size(); i++) {
            String text = TrailWords.step(steps.get(i)).in(language) + " → "
                    + values.get(i).toPlainString();
            if (i == 0) {
                line("读法", "read", text);
            } else {
                out.println(" ".repeat(NAMES + 4) + text);
            }
        }
    }

    private void printCorrections(TrailFigure figure) {
        for (String id : figure.corrections()) {
            trail.generation().findCorrection(id).ifPresent(correction -> {
                line("更正", "corrected", correction.what() + " " + correction.why() + " (" + id + ")");
                var changes = new ArrayList<String>();
                correction
                        .after()
                        .forEach((column, cell) -> changes.add(
                                column + ": " + correction.before().getOrDefault(column, "") + " → " + cell));
                changes.stream().sorted().forEach(change -> out.println(" ".repeat(NAMES + 4) + change));
            });
        }
    }

    private String standing(TrailFigure figure) {
        return switch (figure.standing()) {
            case "current" -> in(new Label("现行", "current"));
            case "superseded" -> in(new Label("已被取代", "superseded"));
            case "restates" -> in(new Label("重申", "restates"));
            default -> in(new Label("冲突", "conflicts"));
        };
    }

    private @Nullable String valid(TrailFigure figure) {
        if (figure.validFrom() == null) {
            return null;
        }
        return figure.validFrom() + " – " + Objects.requireNonNullElse(figure.validTo(), in(new Label("今", "today")));
    }

    private static String value(
            @Nullable BigDecimal value, @Nullable Integer unitMultiplier, @Nullable String qualifier) {
        String digits = value == null ? "–" : value.toPlainString();
        String power = unitMultiplier == null || unitMultiplier == 0 ? "" : " × 10^" + unitMultiplier;
        return digits + power + (qualifier == null ? "" : " (" + qualifier + ")");
    }

    private String in(Label label) {
        return label.in(language);
    }

    private void line(String zh, String en, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return;
        }
        String name = language == Language.ZH ? zh : en;
        int width = language == Language.ZH ? 2 * name.length() : name.length();
        out.println("    " + name + " ".repeat(Math.max(1, NAMES - width)) + text);
    }
}
