package org.steppe.api.endtoend;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.store.ParquetRows;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads answers back with readers that know nothing of the service: Jackson, FastCSV, POI and Arrow. */
final class Tables {

    private static final String VALUE = "obs_value";

    private static final Pattern VALUES =
            Pattern.compile("(first_|latest_)?obs_value|obs_value(_\\d{2,4}){3}|difference");
    private static final Pattern NUMBERS = Pattern.compile("unit_mult|(first_|latest_)?decimals|vintages");

    private Tables() {}

    /** By the media type of the answer. */
    static Table read(Answer answer) {
        return switch (answer.mediaType()) {
            case "application/json" -> json(answer.json());
            case "text/csv" -> csv(answer.body());
            case "text/tab-separated-values" -> numbers(separated(answer.body(), '\t'));
            case "application/x-ndjson" -> ndjson(answer);
            case "application/vnd.apache.arrow.stream" -> arrow(answer.body());
            case "application/vnd.apache.arrow.file" -> arrowFile(answer.body());
            case "application/vnd.apache.parquet" -> parquet(answer.body());
            case "application/vnd.sdmx.data+csv" -> SdmxTables.csv(answer.body());
            case "application/vnd.sdmx.data+json" -> SdmxTables.json(answer.json());
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> xlsx(answer.body());
            case "application/json-stat+json" -> jsonStat(answer.json());
            default -> throw new AssertionError("No table: " + answer);
        };
    }

    /** The first sheet. */
    private static Table xlsx(byte[] body) {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(body))) {
            var columns = new ArrayList<String>();
            var rows = new ArrayList<Map<String, String>>();
            for (Row line : book.getSheetAt(0)) {
                if (columns.isEmpty()) {
                    line.forEach(cell -> columns.add(cell.getStringCellValue()));
                    continue;
                }
                var row = new LinkedHashMap<String, String>();
                for (Cell cell : line) {
                    String column = columns.get(cell.getColumnIndex());
                    row.put(column, text(column, cell));
                }
                rows.add(row);
            }
            return new Table(columns, rows);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String text(String column, Cell cell) {
        if (cell.getCellType() == CellType.STRING) {
            return cell.getStringCellValue();
        }
        if (DateUtil.isCellDateFormatted(cell)) {
            return cell.getLocalDateTimeCellValue().toLocalDate().toString();
        }
        double number = cell.getNumericCellValue();
        return column.equals(VALUE) ? Double.toString(number) : Long.toString(Math.round(number));
    }

    /** One row for each cell that has an id, a value or a status; a status that is not told is the normal one. */
    private static Table jsonStat(JsonNode cube) {
        var attributes = new LinkedHashMap<String, JsonNode>();
        attributes.put(VALUE, byNumber(cube.path("value")));
        for (Map.Entry<String, JsonNode> attribute :
                cube.path("extension").path("attributes").properties()) {
            attributes.put(attribute.getKey(), attribute.getValue().path("values"));
        }
        var cells = new TreeSet<Long>();
        attributes.values().forEach(values -> values.propertyNames().forEach(cell -> cells.add(Long.valueOf(cell))));
        cube.path("status").propertyNames().forEach(cell -> cells.add(Long.valueOf(cell)));
        var rows = new ArrayList<Map<String, String>>();
        for (long cell : cells) {
            Map<String, String> row = key(cube, cell);
            attributes.forEach((name, values) -> {
                JsonNode value = values.path(Long.toString(cell));
                if (!value.isMissingNode() && !value.isNull()) {
                    row.put(name, text(name, value));
                }
            });
            row.put("obs_status", cube.path("status").path(Long.toString(cell)).asString("A"));
            rows.add(row);
        }
        return new Table(
                rows.isEmpty() ? List.of() : List.copyOf(rows.getFirst().keySet()), rows);
    }

    private static JsonNode byNumber(JsonNode values) {
        if (values.isObject()) {
            return values;
        }
        ObjectNode numbered = JsonNodeFactory.instance.objectNode();
        for (int cell = 0; cell < values.size(); cell++) {
            if (!values.get(cell).isNull()) {
                numbered.set(Integer.toString(cell), values.get(cell));
            }
        }
        return numbered;
    }

    private static Map<String, String> key(JsonNode cube, long cell) {
        var codes = new ArrayDeque<Map.Entry<String, String>>();
        long rest = cell;
        for (int i = cube.path("id").size() - 1; i >= 0; i--) {
            String id = cube.path("id").get(i).asString();
            int size = cube.path("size").get(i).asInt();
            JsonNode index = cube.path("dimension").path(id).path("category").path("index");
            codes.addFirst(Map.entry(id, index.get((int) (rest % size)).asString()));
            rest /= size;
        }
        var row = new LinkedHashMap<String, String>();
        codes.forEach(code -> row.put(code.getKey(), code.getValue()));
        return row;
    }

    static Table json(JsonNode answer) {
        return rows(answer.path("observations"));
    }

    private static Table ndjson(Answer answer) {
        if (answer.body().length > 0 && !answer.text().endsWith("\n")) {
            throw new AssertionError("The last line has no end");
        }
        return rows(answer.text()
                .lines()
                .map(line -> Answer.readJson(line.getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    private static Table rows(Iterable<JsonNode> observations) {
        var columns = new LinkedHashSet<String>();
        var rows = new ArrayList<Map<String, String>>();
        for (JsonNode observation : observations) {
            var row = new LinkedHashMap<String, String>();
            for (Map.Entry<String, JsonNode> member : observation.properties()) {
                columns.add(member.getKey());
                row.put(member.getKey(), text(member.getKey(), member.getValue()));
            }
            rows.add(row);
        }
        return new Table(List.copyOf(columns), rows);
    }

    private static String text(String column, JsonNode value) {
        boolean number = value.isNumber();
        boolean isValue = VALUES.matcher(column).matches();
        boolean meantAsNumber = isValue || NUMBERS.matcher(column).matches();
        if (number != meantAsNumber || (!number && !value.isString())) {
            throw new AssertionError("Member " + column + " is " + value);
        }
        return isValue ? Double.toString(value.doubleValue()) : value.asString();
    }

    static Table csv(byte[] body) {
        return numbers(rawCsv(body));
    }

    private static Table numbers(Table raw) {
        for (Map<String, String> row : raw.rows()) {
            row.computeIfPresent(VALUE, (name, digits) -> Double.toString(Double.parseDouble(digits)));
        }
        return raw;
    }

    /** As {@link #csv}, with the digits of the values as they stand there. */
    static Table rawCsv(byte[] body) {
        return separated(body, ',');
    }

    private static Table separated(byte[] body, char separator) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .ofCsvRecord(new ByteArrayInputStream(body))) {
            List<String> columns = List.of();
            var rows = new ArrayList<Map<String, String>>();
            for (CsvRecord line : reader) {
                if (columns.isEmpty()) {
                    columns = List.copyOf(line.getFields());
                    continue;
                }
                var row = new LinkedHashMap<String, String>();
                for (int i = 0; i < columns.size(); i++) {
                    if (!line.getField(i).isEmpty()) {
                        row.put(columns.get(i), line.getField(i));
                    }
                }
                rows.add(row);
            }
            return new Table(columns, rows);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Table arrow(byte[] body) {
        try (var allocator = new RootAllocator();
                var reader = new ArrowStreamReader(new ByteArrayInputStream(body), allocator)) {
            Table table = arrow(reader);
            if (body.length != reader.bytesRead()) {
                throw new AssertionError("The stream ends at byte " + reader.bytesRead() + " of " + body.length);
            }
            return table;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Table arrowFile(byte[] body) {
        try (var allocator = new RootAllocator();
                var channel = new ByteArrayReadableSeekableByteChannel(body);
                var reader = new ArrowFileReader(channel, allocator)) {
            return arrow(reader);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Table parquet(byte[] body) {
        try {
            Path file = Files.createTempFile("answer", ".parquet");
            try {
                Files.write(file, body);
                var rows = new ArrayList<Map<String, String>>();
                for (Map<String, @Nullable Object> found : ParquetRows.readAll(file)) {
                    var row = new LinkedHashMap<String, String>();
                    found.forEach((name, value) -> {
                        if (value != null) {
                            row.put(name, value.toString());
                        }
                    });
                    rows.add(row);
                }
                List<String> columns =
                        ParquetRows.query("SELECT name FROM parquet_schema('" + file + "') OFFSET 1").stream()
                                .map(row -> String.valueOf(row.get("name")))
                                .toList();
                return new Table(columns, rows);
            } finally {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Table arrow(ArrowReader reader) throws IOException {
        var columns = new ArrayList<String>();
        var rows = new ArrayList<Map<String, String>>();
        reader.getVectorSchemaRoot().getSchema().getFields().forEach(field -> columns.add(field.getName()));
        while (reader.loadNextBatch()) {
            int before = rows.size();
            int count = reader.getVectorSchemaRoot().getRowCount();
            for (int i = 0; i < count; i++) {
                rows.add(new LinkedHashMap<>());
            }
            for (FieldVector vector : reader.getVectorSchemaRoot().getFieldVectors()) {
                addCells(vector, reader, rows.subList(before, before + count));
            }
        }
        return new Table(columns, rows);
    }

    private static void addCells(FieldVector vector, ArrowReader reader, List<Map<String, String>> rows)
            throws IOException {
        DictionaryEncoding encoding = vector.getField().getDictionary();
        if (encoding == null) {
            addPlainCells(vector.getName(), vector, rows);
            return;
        }
        try (ValueVector decoded = DictionaryEncoder.decode(
                vector, reader.getDictionaryVectors().get(encoding.getId()), vector.getAllocator())) {
            addPlainCells(vector.getName(), decoded, rows);
        }
    }

    private static void addPlainCells(String name, ValueVector vector, List<Map<String, String>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            String cell = cell(vector, i);
            if (cell != null) {
                rows.get(i).put(name, cell);
            }
        }
    }

    private static @Nullable String cell(ValueVector vector, int row) {
        if (vector.isNull(row)) {
            return null;
        }
        return switch (vector) {
            case DateDayVector days -> LocalDate.ofEpochDay(days.get(row)).toString();
            case Float8Vector numbers -> Double.toString(numbers.get(row));
            default -> String.valueOf(vector.getObject(row));
        };
    }
}
