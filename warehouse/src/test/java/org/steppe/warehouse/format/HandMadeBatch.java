package org.steppe.warehouse.format;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.DatasetDescription;
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

/** A batch as a store would hand it over, with every kind of column, missing values and awkward texts. */
public final class HandMadeBatch implements AutoCloseable {

    public static final List<String> COMPONENTS =
            List.of("REF_AREA", "TIME_PERIOD", "OBS_VALUE", "UNIT_MULT", "QUALIFIER", "PUBLISHED_ON", "PUBLISHED_TEXT");

    private static final @Nullable String[] TEXTS = {
        "增长4.2%", "\"over\" 100, \\ million", null, "line\r\nbreak\u0001", ""
    };
    private static final @Nullable Double[] VALUES = {7.0, 24627.0, null, -0.05, 123456789.125};
    private static final int[] DECIMALS = {1, 0, 0, 2, 3};

    private static final int[] USUAL_PERIODS = {0, 1, 2, 0, 1};

    private final BufferAllocator allocator = new RootAllocator();
    private final DictionaryProvider.MapDictionaryProvider dictionaries =
            new DictionaryProvider.MapDictionaryProvider();
    private final List<VarCharVector> owned = new ArrayList<>();
    private final VectorSchemaRoot root;

    public HandMadeBatch() {
        this(1);
    }

    /** Five rows with five keys, and one period of each kind that is not a year. */
    public static HandMadeBatch ofEachPeriod() {
        return new HandMadeBatch(
                1, new int[] {0, 1, 2, 3, 4}, "2022-S1", "2024-02-10/P8D", "2023-Q1", "2023-05-01", "2023-12");
    }

    /** @param times how often the five rows are repeated */
    public HandMadeBatch(int times) {
        this(times, USUAL_PERIODS, "2022", "2023", "2023-Q1");
    }

    private HandMadeBatch(int times, int[] periodOfRow, String... periods) {
        int rows = TEXTS.length * times;
        var vectors = new ArrayList<FieldVector>();
        vectors.add(coded("REF_AREA", 7, rows, new int[] {0, 1, 0, 1, 1}, "150000", "150600"));
        vectors.add(coded("TIME_PERIOD", 8, rows, periodOfRow, periods));
        var values = new Float8Vector("OBS_VALUE", allocator);
        var multipliers = new IntVector("UNIT_MULT", allocator);
        var decimals = new IntVector("DECIMALS", allocator);
        var days = new DateDayVector("PUBLISHED_ON", allocator);
        var texts = new VarCharVector("PUBLISHED_TEXT", allocator);
        for (int row = 0; row < rows; row++) {
            int kind = row % TEXTS.length;
            Double value = VALUES[kind];
            String text = TEXTS[kind];
            if (value != null) {
                values.setSafe(row, value);
            }
            multipliers.setSafe(row, kind == 1 ? 8 : 0);
            decimals.setSafe(row, DECIMALS[kind]);
            if (kind != 4) {
                days.setSafe(row, (int) LocalDate.of(2023, 3, 17 + kind).toEpochDay());
            }
            if (text != null) {
                texts.setSafe(row, text.getBytes(StandardCharsets.UTF_8));
            }
        }
        vectors.add(values);
        vectors.add(multipliers);
        vectors.add(decimals);
        vectors.add(coded("QUALIFIER", 9, rows, new int[] {-1, 0, -1, -1, 0}, "OVER"));
        vectors.add(days);
        vectors.add(texts);
        vectors.forEach(vector -> vector.setValueCount(rows));
        root = new VectorSchemaRoot(vectors);
        root.setRowCount(rows);
    }

    private FieldVector coded(String name, long id, int rows, int[] indexes, String... entries) {
        var dictionary = new VarCharVector(name + "-entries", allocator);
        owned.add(dictionary);
        for (int i = 0; i < entries.length; i++) {
            dictionary.setSafe(i, entries[i].getBytes(StandardCharsets.UTF_8));
        }
        dictionary.setValueCount(entries.length);
        var encoding = new DictionaryEncoding(id, true, new ArrowType.Int(8, false));
        dictionaries.put(new Dictionary(dictionary, encoding));
        var vector = new UInt1Vector(name, new FieldType(true, new ArrowType.Int(8, false), encoding), allocator);
        for (int row = 0; row < rows; row++) {
            int index = indexes[row % indexes.length];
            if (index >= 0) {
                vector.setSafe(row, index);
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

    BufferAllocator allocator() {
        return allocator;
    }

    public static AnswerLayout codes() {
        return layout(LabelMode.CODE);
    }

    public static AnswerLayout layout(LabelMode mode) {
        var columns = new ArrayList<Column>();
        for (String component : COMPONENTS) {
            String name = component.toLowerCase(java.util.Locale.ROOT);
            if (!component.equals("REF_AREA") || mode == LabelMode.CODE) {
                columns.add(new Column(component, name, null));
                continue;
            }
            Map<String, String> labels = Map.of("150000", "内蒙古自治区", "150600", "Ordos, \"E'erduosi\"");
            if (mode == LabelMode.BOTH) {
                columns.add(new Column(component, name, null));
                columns.add(new Column(component, name + "_label", labels));
            } else {
                columns.add(new Column(component, name, labels));
            }
        }
        return new AnswerLayout(columns);
    }

    public static AnswerHead head(@Nullable String next) {
        var version = new DatasetVersion(1, 2);
        var query = new DataQuery(
                "economy",
                version,
                List.of(),
                List.of(),
                null,
                null,
                LocalDate.of(2023, 6, 30),
                false,
                COMPONENTS,
                List.of(),
                0,
                null);
        return new AnswerHead(
                description(),
                version,
                Instant.parse("2024-01-31T08:00:00Z"),
                query,
                Language.ZH,
                "/v1/datasets/economy/observations?version=1.2",
                next,
                id -> Optional.empty(),
                Map.of("licence", "as told"));
    }

    private static DatasetDescription description() {
        var areas = new Codelist(
                "AREA",
                List.of(
                        new Code("150000", null, new Label("内蒙古自治区", "Inner Mongolia"), null),
                        new Code("150600", "150000", new Label("鄂尔多斯市", "Ordos, \"E'erduosi\""), null)));
        var qualifiers = new Codelist(
                "QUALIFIER", List.of(new Code("OVER", null, new Label("超过", "over"), "more than printed")));
        var structure = new DataStructure(
                List.of(new Dimension("REF_AREA", "AREA", new Label("地区", "Area"))),
                List.of(
                        new Attribute("UNIT_MULT", ComponentType.INTEGER, null, new Label("乘数", "Multiplier")),
                        new Attribute("DECIMALS", ComponentType.INTEGER, null, new Label("小数位", "Decimals")),
                        new Attribute("QUALIFIER", ComponentType.CODE, "QUALIFIER", new Label("限定", "Qualifier")),
                        new Attribute("PUBLISHED_ON", ComponentType.DATE, null, new Label("日期", "Published on")),
                        new Attribute("PUBLISHED_TEXT", ComponentType.TEXT, null, new Label("原文", "As printed"))));
        return new DatasetDescription(
                new Dataflow("economy", new Label("经济", "Economy"), new Label("经济数据", "Of the economy"), structure),
                List.of(areas, qualifiers),
                Map.of("REF_AREA", new TreeSet<>(List.of("150000", "150600"))),
                "2022",
                "2023",
                5,
                5,
                2,
                new TreeSet<>(),
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
