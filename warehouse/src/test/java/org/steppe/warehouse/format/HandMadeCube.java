package org.steppe.warehouse.format;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.observation.PublisherKind;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.query.DataQuery;
import org.steppe.warehouse.query.DatasetVersion;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.ComponentType;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dataflow;
import org.steppe.warehouse.structure.Dimension;
import org.steppe.warehouse.structure.Label;
import org.steppe.warehouse.structure.Language;

/** A batch with the whole key of every row, as a store hands it over for a cube. Its figures are made up. */
public final class HandMadeCube implements AutoCloseable {

    static final List<String> COMPONENTS = List.of(
            "REF_AREA",
            "UNIT_MEASURE",
            "TIME_PERIOD",
            "OBS_VALUE",
            "UNIT_MULT",
            "DECIMALS",
            "OBS_STATUS",
            "QUALIFIER",
            "SOURCE_ID",
            "PUBLISHED_TEXT");

    private static final List<String> AREAS = List.of("150000", "150100", "150600", "150622");
    private static final List<String> UNITS = List.of("CNY", "PCT", "T");
    private static final List<String> PERIODS = List.of("2021", "2022", "2023");

    private static final Map<String, Source> SOURCES = Map.of(
            "bulletin-2023",
            source("bulletin-2023", "统计公报 & \"2023\"", LocalDate.of(2024, 3, 21), "https://example.org/a?b=1&c=2"),
            "yearbook",
            source("yearbook", "年鉴", null, null));

    private final BufferAllocator allocator = new RootAllocator();
    private final DictionaryProvider.MapDictionaryProvider dictionaries =
            new DictionaryProvider.MapDictionaryProvider();
    private final List<VarCharVector> owned = new ArrayList<>();
    private final VectorSchemaRoot root;

    /** One observation; what is null is missing. */
    public record Row(
            String area,
            String unit,
            String period,
            @Nullable Double value,
            int multiplier,
            int decimals,
            @Nullable String status,
            @Nullable String qualifier,
            @Nullable String source,
            @Nullable String text) {

        public static Row of(String area, String unit, String period, double value) {
            return new Row(area, unit, period, value, 0, 1, "A", null, "yearbook", null);
        }
    }

    /** Codes in the order of their codelists. */
    public HandMadeCube(List<Row> rows) {
        this(rows, AREAS, UNITS, PERIODS);
    }

    public HandMadeCube(List<Row> rows, List<String> areas, List<String> units, List<String> periods) {
        var vectors = new ArrayList<FieldVector>();
        vectors.add(coded("REF_AREA", rows, Row::area, areas));
        vectors.add(coded("UNIT_MEASURE", rows, Row::unit, units));
        vectors.add(coded("TIME_PERIOD", rows, Row::period, periods));
        var values = new Float8Vector("OBS_VALUE", allocator);
        var multipliers = new IntVector("UNIT_MULT", allocator);
        var decimals = new IntVector("DECIMALS", allocator);
        var texts = new VarCharVector("PUBLISHED_TEXT", allocator);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.value() != null) {
                values.setSafe(i, row.value());
            }
            multipliers.setSafe(i, row.multiplier());
            decimals.setSafe(i, row.decimals());
            if (row.text() != null) {
                texts.setSafe(i, row.text().getBytes(StandardCharsets.UTF_8));
            }
        }
        vectors.addAll(List.of(values, multipliers, decimals));
        vectors.add(coded("OBS_STATUS", rows, Row::status, List.of("A", "P", "E")));
        vectors.add(coded("QUALIFIER", rows, Row::qualifier, List.of("OVER", "NEARLY")));
        vectors.add(coded("SOURCE_ID", rows, Row::source, List.of("bulletin-2023", "yearbook")));
        vectors.add(texts);
        vectors.forEach(vector -> vector.setValueCount(rows.size()));
        root = new VectorSchemaRoot(vectors);
        root.setRowCount(rows.size());
    }

    private FieldVector coded(String name, List<Row> rows, Function<Row, @Nullable String> code, List<String> entries) {
        var dictionary = new VarCharVector(name + "-entries", allocator);
        owned.add(dictionary);
        for (int i = 0; i < entries.size(); i++) {
            dictionary.setSafe(i, entries.get(i).getBytes(StandardCharsets.UTF_8));
        }
        dictionary.setValueCount(entries.size());
        var encoding = new DictionaryEncoding(owned.size(), true, new ArrowType.Int(32, false));
        dictionaries.put(new Dictionary(dictionary, encoding));
        var vector = new UInt4Vector(name, new FieldType(true, new ArrowType.Int(32, false), encoding), allocator);
        Map<String, Integer> places = new java.util.HashMap<>();
        entries.forEach(entry -> places.put(entry, places.size()));
        for (int i = 0; i < rows.size(); i++) {
            String text = code.apply(rows.get(i));
            if (text != null) {
                vector.setSafe(i, Objects.requireNonNull(places.get(text), text));
            }
        }
        return vector;
    }

    public VectorSchemaRoot root() {
        return root;
    }

    public DictionaryProvider dictionaries() {
        return dictionaries;
    }

    public static AnswerLayout layout(String... components) {
        return new AnswerLayout(List.of(components).stream()
                .map(component -> new Column(component, component.toLowerCase(Locale.ROOT), null))
                .toList());
    }

    public static AnswerLayout layout() {
        return layout(COMPONENTS.toArray(String[]::new));
    }

    public static AnswerHead head(Language language, @Nullable String next) {
        var version = new DatasetVersion(1, 2);
        return new AnswerHead(
                description(),
                version,
                Instant.parse("2024-01-31T08:00:00Z"),
                DataQuery.all("prices", version),
                language,
                "/v1/datasets/prices/observations?version=1.2",
                next,
                id -> Optional.ofNullable(SOURCES.get(id)),
                Map.of("licence", "as told", "citation", "by name"));
    }

    private static Source source(String id, String title, @Nullable LocalDate publishedOn, @Nullable String address) {
        return new Source(
                id,
                title,
                "统计局",
                PublisherKind.OFFICIAL_STATISTICS,
                publishedOn,
                address,
                "zh",
                null,
                List.of(),
                null,
                null);
    }

    private static DatasetDescription description() {
        var areas = new Codelist(
                "AREA",
                List.of(
                        new Code("150000", null, new Label("内蒙古自治区", "Inner Mongolia"), null),
                        new Code("150100", "150000", new Label("呼和浩特市", "Hohhot"), null),
                        new Code("150600", "150000", new Label("鄂尔多斯市", "Ordos"), null),
                        new Code("150622", "150600", new Label("准格尔旗", "Jungar Banner"), "a banner of \"Ordos\"")));
        var units = new Codelist(
                "UNIT",
                List.of(
                        new Code("CNY", null, new Label("元", "yuan"), null),
                        new Code("PCT", null, new Label("百分比", "per cent"), null),
                        new Code("T", null, new Label("吨", "tonnes"), null)));
        var statuses = new Codelist(
                "OBS_STATUS",
                List.of(
                        new Code("A", null, new Label("正常值", "Normal"), null),
                        new Code("P", null, new Label("初步值", "Provisional"), null),
                        new Code("E", null, new Label("估计值", "Estimated"), null)));
        var qualifiers = new Codelist(
                "QUALIFIER",
                List.of(
                        new Code("OVER", null, new Label("超过", "Over"), null),
                        new Code("NEARLY", null, new Label("近", "Nearly"), null)));
        var structure = new DataStructure(
                List.of(
                        new Dimension("REF_AREA", "AREA", new Label("地区", "Area")),
                        new Dimension("UNIT_MEASURE", "UNIT", new Label("计量单位", "Unit"))),
                List.of(
                        new Attribute("UNIT_MULT", ComponentType.INTEGER, null, new Label("单位倍数", "Multiplier")),
                        new Attribute("DECIMALS", ComponentType.INTEGER, null, new Label("小数位数", "Decimals")),
                        new Attribute("OBS_STATUS", ComponentType.CODE, "OBS_STATUS", new Label("状态", "Status")),
                        new Attribute("QUALIFIER", ComponentType.CODE, "QUALIFIER", new Label("限定词", "Qualifier")),
                        new Attribute("SOURCE_ID", ComponentType.TEXT, null, new Label("来源", "Source")),
                        new Attribute("PUBLISHED_TEXT", ComponentType.TEXT, null, new Label("原文", "As printed"))));
        return new DatasetDescription(
                new Dataflow("prices", new Label("价格", "Prices"), new Label("各类价格", "Prices of things"), structure),
                List.of(areas, units, statuses, qualifiers),
                Map.of("REF_AREA", new TreeSet<>(AREAS)),
                "2021",
                "2023",
                5,
                5,
                2,
                new TreeSet<>(SOURCES.keySet()),
                null);
    }

    /** Fails when something was not given back. */
    @Override
    public void close() {
        root.close();
        owned.forEach(VarCharVector::close);
        allocator.close();
    }
}
