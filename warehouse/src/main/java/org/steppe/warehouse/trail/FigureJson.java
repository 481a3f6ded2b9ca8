package org.steppe.warehouse.trail;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.observation.Correction;
import org.steppe.warehouse.observation.ReadingStep;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.structure.Label;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures as JSON, in the words of the contract: members named like columns of observations are in lower snake case, all
 * others in camel case; absent members are left out.
 */
final class FigureJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Generation generation;
    private final TrailWords words;
    private final Function<String, String> documents;

    /** @param documents gives the text of a source, empty where there is none */
    FigureJson(Generation generation, Function<String, String> documents) {
        this.generation = generation;
        this.words = new TrailWords(generation::findSource);
        this.documents = documents;
    }

    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** A figure in the record of its observation. */
    Map<String, Object> ofObservation(TrailFigure figure) {
        var members = new Members();
        add(members, figure);
        members.add(
                "source",
                generation
                        .findSource(figure.printed().sourceId())
                        .map(FigureJson::source)
                        .orElse(null));
        return members.map;
    }

    /** A figure in the list of its source, with what it is a number of. */
    Map<String, Object> ofSource(String dataset, TrailFigure figure) {
        var members = new Members();
        members.add("observation_id", figure.observationId());
        members.add("dataset", dataset);
        members.add("key", figure.key());
        members.add("time_period", figure.timePeriod());
        add(members, figure);
        return members.map;
    }

    private void add(Members members, TrailFigure figure) {
        TrailFigure.Printed printed = figure.printed();
        members.add("figureId", figure.id());
        members.add("standing", figure.standing());
        members.add("judgement", figure.judgement().id());
        members.add("ground", figure.ground() == null ? null : figure.ground().id());
        members.add("reason", label(words.reason(figure)));
        members.add("against", figure.against() == null ? null : against(figure, figure.against()));
        members.add("validFrom", text(figure.validFrom()));
        members.add("validTo", text(figure.validTo()));
        addValue(members, printed);
        members.add("base_period", printed.text("BASE_PERIOD"));
        members.add("occasion_dates", printed.text("OCCASION_DATES"));
        members.add("source_id", printed.sourceId());
        members.add("locator", printed.text("LOCATOR"));
        members.add("published_value", printed.text("PUBLISHED_VALUE"));
        members.add("published_unit", printed.text("PUBLISHED_UNIT"));
        members.add("published_text", printed.text("PUBLISHED_TEXT"));
        members.add("passage", passage(printed));
        members.add("reading", steps(figure));
        members.add("corrections", corrections(figure));
    }

    private static void addValue(Members members, TrailFigure.Printed printed) {
        members.add("published_on", text(printed.publishedOn()));
        members.add("obs_value", printed.value());
        members.add("unit_mult", printed.unitMultiplier());
        members.add("decimals", printed.decimals());
        members.add("obs_status", printed.text("OBS_STATUS"));
        members.add("qualifier", printed.text("QUALIFIER"));
    }

    private Map<String, Object> against(TrailFigure figure, TrailFigure.Printed other) {
        var members = new Members();
        members.add("figureId", other.id(figure.observationId()));
        members.add("source_id", other.sourceId());
        addValue(members, other);
        members.add("published_value", other.text("PUBLISHED_VALUE"));
        members.add("published_unit", other.text("PUBLISHED_UNIT"));
        members.add("locator", other.text("LOCATOR"));
        members.add("authoritySourceId", figure.authority());
        return members.map;
    }

    private @Nullable Map<String, Object> passage(TrailFigure.Printed printed) {
        String text = documents.apply(printed.sourceId());
        return Passage.find(text, printed.text("LOCATOR"))
                .map(passage -> {
                    var members = new Members();
                    members.add("before", passage.before());
                    members.add("words", passage.words());
                    members.add("after", passage.after());
                    return members.map;
                })
                .orElse(null);
    }

    private static @Nullable List<Map<String, Object>> steps(TrailFigure figure) {
        String printed = figure.printed().text("PUBLISHED_VALUE");
        if (figure.reading().steps().isEmpty() || printed == null) {
            return null;
        }
        List<BigDecimal> values = figure.reading().values(new BigDecimal(printed));
        var steps = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < values.size(); i++) {
            ReadingStep step = figure.reading().steps().get(i);
            var members = new Members();
            members.add("step", step.kind().id());
            members.add("words", step.words());
            members.add("code", step.code());
            members.add("shift", step.shift());
            members.add("value", values.get(i));
            members.add("text", label(TrailWords.step(step)));
            steps.add(members.map);
        }
        return steps;
    }

    private @Nullable List<Map<String, Object>> corrections(TrailFigure figure) {
        List<Map<String, Object>> found = figure.corrections().stream()
                .flatMap(id -> generation.findCorrection(id).stream())
                .map(FigureJson::correction)
                .toList();
        return found.isEmpty() ? null : found;
    }

    /** Cells come in the order of their names. */
    static Map<String, Object> correction(Correction correction) {
        var members = new Members();
        members.add("id", correction.id());
        members.add("action", correction.action().id());
        members.add("what", correction.what());
        members.add("why", correction.why());
        members.add("before", new TreeMap<>(correction.before()));
        members.add("after", new TreeMap<>(correction.after()));
        return members.map;
    }

    static Map<String, Object> warning(Warning warning) {
        var members = new Members();
        members.add("code", warning.code());
        members.add("message", warning.message());
        members.add("path", warning.path());
        return members.map;
    }

    /** A publication in short. */
    private static Map<String, Object> source(Source source) {
        var members = new Members();
        members.add("id", source.id());
        members.add("title", source.title());
        members.add("publisher", source.publisher());
        members.add("publisherKind", source.publisherKind().id());
        members.add("publishedOn", text(source.publishedOn()));
        members.add("address", source.address());
        return members.map;
    }

    static Map<String, Object> label(Label label) {
        var members = new Members();
        members.add("zh", label.zh());
        members.add("en", label.en());
        return members.map;
    }

    static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** Members in order, without those that are absent. */
    static final class Members {

        final Map<String, Object> map = new LinkedHashMap<>();

        void add(String name, @Nullable Object value) {
            if (value != null) {
                map.put(name, value);
            }
        }
    }
}
