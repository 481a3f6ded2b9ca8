package org.steppe.etl.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.steppe.etl.issue.ImportIssue;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.Codelist;
import org.steppe.warehouse.structure.Label;

/** Reads {@code codelists/*.csv}. The file name is the codelist's id in lower case. */
final class CodelistReader {

    private static final List<String> COLUMNS = List.of("code", "parent", "zh", "en", "note");
    private static final List<String> INDICATOR_COLUMNS =
            List.of("code", "parent", "zh", "en", "note", "dataset", "unit", "stock");
    private static final List<String> UNIT_COLUMNS = List.of("code", "parent", "zh", "en", "note", "exponent", "words");
    private static final List<String> PORT_COLUMNS = List.of("code", "parent", "zh", "en", "note", "area");

    private static final String CONCEPT = "CONCEPT";
    private static final String NOT_PUBLISHED = "nothing is published until it is put right";

    private final IssueLog issues;
    private final Map<String, Codelist> codelists = new TreeMap<>();
    private final Map<String, IndicatorDefinition> indicators = new LinkedHashMap<>();
    private final List<UnitMeasure> units = new ArrayList<>();

    private CodelistReader(IssueLog issues) {
        this.issues = issues;
    }

    static Codelists read(List<SourceFile> files, IssueLog issues) {
        var reader = new CodelistReader(issues);
        Map<String, Label> concepts = new LinkedHashMap<>();
        for (SourceFile file : files) {
            Codelist codelist = reader.read(file);
            if (codelist.id().equals(CONCEPT)) {
                codelist.listCodes().forEach(concept -> concepts.put(concept.id(), concept.label()));
            } else {
                reader.codelists.put(codelist.id(), codelist);
            }
        }
        return new Codelists(reader.codelists, concepts, reader.indicators, reader.units);
    }

    private Codelist read(SourceFile file) {
        String fileName = file.name().substring(file.name().lastIndexOf('/') + 1);
        String id = fileName.substring(0, fileName.length() - ".csv".length()).toUpperCase(Locale.ROOT);
        Map<String, Code> codes = new LinkedHashMap<>();
        Map<String, CsvFile.Row> rows = new LinkedHashMap<>();
        switch (id) {
            case "INDICATOR" ->
                CsvFile.read(file, INDICATOR_COLUMNS, issues, row -> {
                    if (addCode(row, codes, rows)) {
                        indicators.put(row.cell(0), indicator(row));
                    }
                });
            case "UNIT_MEASURE" ->
                CsvFile.read(file, UNIT_COLUMNS, issues, row -> {
                    if (addCode(row, codes, rows)) {
                        units.add(unit(row));
                    }
                });
            case "PORT" -> CsvFile.read(file, PORT_COLUMNS, issues, row -> addCode(row, codes, rows));
            default -> CsvFile.read(file, COLUMNS, issues, row -> addCode(row, codes, rows));
        }
        return codelist(file, id, codes, rows);
    }

    private boolean addCode(CsvFile.Row row, Map<String, Code> codes, Map<String, CsvFile.Row> rows) {
        String code = row.cell(0);
        if (!isCode(code)) {
            issues.add(row.issue(
                    IssueKind.CODE_INVALID, 0, "a code of upper-case letters, digits, '_' and '+'", NOT_PUBLISHED));
            return false;
        }
        if (codes.containsKey(code)) {
            issues.add(row.issue(IssueKind.REPEATED, 0, "every code once", NOT_PUBLISHED));
            return false;
        }
        for (int column = 2; column <= 3; column++) {
            if (row.cell(column).isBlank()) {
                issues.add(
                        row.issue(IssueKind.CELL_MISSING, column, "a label in Chinese and in English", NOT_PUBLISHED));
            }
        }
        String parent = row.cell(1).isEmpty() ? null : row.cell(1);
        String note = row.cell(4).isEmpty() ? null : row.cell(4);
        codes.put(code, new Code(code, parent, new Label(orCode(row.cell(2), code), orCode(row.cell(3), code)), note));
        rows.put(code, row);
        return true;
    }

    private static String orCode(String label, String code) {
        return label.isBlank() ? code : label;
    }

    static boolean isCode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '+')) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private Codelist codelist(SourceFile file, String id, Map<String, Code> codes, Map<String, CsvFile.Row> rows) {
        var whole = new ArrayList<Code>();
        codes.forEach((own, code) -> {
            if (code.parent() == null || codes.containsKey(code.parent())) {
                whole.add(code);
            } else {
                rows.computeIfPresent(own, (same, row) -> {
                    issues.add(row.issue(IssueKind.CODE_UNKNOWN, 1, "a code of the same file", NOT_PUBLISHED));
                    return row;
                });
                whole.add(new Code(code.id(), null, code.label(), code.note()));
            }
        });
        try {
            return new Codelist(id, whole);
        } catch (IllegalArgumentException cycle) {
            issues.add(new ImportIssue(
                    IssueKind.HIERARCHY_BROKEN,
                    file.name(),
                    0,
                    "parent",
                    cycle.getMessage(),
                    "parents that lead to a code without parent",
                    NOT_PUBLISHED));
            return new Codelist(
                    id,
                    whole.stream()
                            .map(code -> new Code(code.id(), null, code.label(), code.note()))
                            .toList());
        }
    }

    private IndicatorDefinition indicator(CsvFile.Row row) {
        if (row.cell(5).isEmpty()) {
            issues.add(row.issue(IssueKind.CELL_MISSING, 5, "the id of a dataset", NOT_PUBLISHED));
        }
        if (row.cell(6).isEmpty()) {
            issues.add(row.issue(IssueKind.CELL_MISSING, 6, "a canonical unit such as CNY_100M", NOT_PUBLISHED));
        }
        String stock = row.cell(7);
        if (!stock.isEmpty() && !stock.equals("yes")) {
            issues.add(row.issue(IssueKind.CELL_INVALID, 7, "'yes' or nothing", NOT_PUBLISHED));
        }
        return new IndicatorDefinition(
                row.cell(0),
                row.cell(5),
                row.cell(6),
                stock.equals("yes"),
                new Place(row.file().name(), row.line()));
    }

    private UnitMeasure unit(CsvFile.Row row) {
        int exponent = 0;
        if (!row.cell(5).isEmpty()) {
            try {
                exponent = Integer.parseInt(row.cell(5));
            } catch (NumberFormatException notANumber) {
                issues.add(row.issue(IssueKind.CELL_INVALID, 5, "a power of ten such as 8", NOT_PUBLISHED));
            }
        }
        List<String> words =
                row.cell(6).isEmpty() ? List.of() : List.of(row.cell(6).split("\\|"));
        return new UnitMeasure(
                row.cell(0), exponent, words, new Place(row.file().name(), row.line()));
    }
}
