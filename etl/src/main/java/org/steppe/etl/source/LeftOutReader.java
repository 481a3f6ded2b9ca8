package org.steppe.etl.source;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;

/** Reads {@code left-out.csv}; a folder of sources may do without it. */
final class LeftOutReader {

    private static final List<String> COLUMNS = List.of(
            "source_id",
            "indicator",
            "breakdown",
            "area",
            "period",
            "measure",
            "value",
            "unit",
            "published_text",
            "reason");

    private LeftOutReader() {}

    static List<LeftOutFigure> read(SourceFile file, IssueLog issues) {
        var leftOut = new ArrayList<LeftOutFigure>();
        if (!Files.exists(file.path())) {
            return leftOut;
        }
        CsvFile.read(file, COLUMNS, issues, row -> {
            if (row.cell(9).isBlank()) {
                issues.add(row.issue(
                        IssueKind.CELL_MISSING,
                        9,
                        "the reason why the figure is not loaded",
                        "nothing is published until it is put right"));
            }
            leftOut.add(new LeftOutFigure(row.cell(0), row.cell(1), row.cell(9), new Place(file.name(), row.line())));
        });
        return leftOut;
    }
}
