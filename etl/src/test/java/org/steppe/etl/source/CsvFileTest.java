package org.steppe.etl.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steppe.etl.issue.ImportIssue;
import org.steppe.etl.issue.IssueKind;
import org.steppe.etl.issue.IssueLog;
import org.steppe.etl.issue.Severity;

class CsvFileTest {

    private static final List<String> COLUMNS = List.of("code", "note");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final IssueLog issues = new IssueLog();

    private List<CsvFile.Row> read(byte[] bytes) {
        try {
            Files.write(folder.resolve("x.csv"), bytes);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
        List<CsvFile.Row> rows = new ArrayList<>();
        CsvFile.read(SourceFile.of(folder, "x.csv"), COLUMNS, issues, rows::add);
        return rows;
    }

    private List<CsvFile.Row> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private ImportIssue onlyIssue() {
        assertThat(issues.list(Severity.ERROR)).hasSize(1);
        return issues.list(Severity.ERROR).getFirst();
    }

    @Test
    void rowsKnowTheirLineEvenAfterALineBreakInACell() {
        List<CsvFile.Row> rows = read("code,note\nA,\"two\nlines\"\nB,one\n");
        assertThat(rows).extracting(CsvFile.Row::line).containsExactly(2L, 4L);
        assertThat(rows.getFirst().cell(1)).isEqualTo("two\nlines");
    }

    @Test
    void columnsMayStandInAnyOrder() {
        assertThat(read("note,code\nwords,A\n")).singleElement().satisfies(row -> {
            assertThat(row.cell(0)).isEqualTo("A");
            assertThat(row.cell(1)).isEqualTo("words");
        });
    }

    @Test
    void lineEndsAndMarksOfSpreadsheetsAreRead() {
        assertThat(read("\uFEFFcode,note\r\nA,x\r\n"))
                .singleElement()
                .satisfies(row -> assertThat(row.cell(0)).isEqualTo("A"));
        assertThat(issues.hasErrors()).isFalse();
    }

    @Test
    void aMissingColumnIsTold() {
        assertThat(read("code\nA\n")).isEmpty();
        assertThat(onlyIssue().kind()).isEqualTo(IssueKind.COLUMN_MISSING);
        assertThat(onlyIssue().column()).isEqualTo("note");
    }

    @Test
    void aMisspelledColumnIsToldAsMissingAndUnknown() {
        assertThat(read("code,notes\nA,x\n")).isEmpty();
        assertThat(issues.counts()).containsOnlyKeys(IssueKind.COLUMN_MISSING, IssueKind.COLUMN_UNKNOWN);
    }

    @Test
    void aColumnThatStandsTwiceIsTold() {
        assertThat(read("code,note,code\nA,x,B\n")).isEmpty();
        assertThat(onlyIssue().kind()).isEqualTo(IssueKind.REPEATED);
    }

    @Test
    void aRowOfAnotherWidthIsToldAndTheOthersAreRead() {
        assertThat(read("code,note\nA,x,y\nB\nC,z\n"))
                .extracting(CsvFile.Row::line)
                .containsExactly(4L);
        assertThat(issues.list(Severity.ERROR)).extracting(ImportIssue::place).containsExactly("x.csv:2", "x.csv:3");
    }

    @Test
    void anOpenQuoteDoesNotSwallowTheRestUntold() {
        read("code,note\nA,\"open\nB,x\nC,y\n");
        assertThat(issues.hasErrors()).isTrue();
    }

    @Test
    void bytesOfAnotherEncodingAreTold() {
        byte[] bytes = "code,note\nA,内蒙古\n".getBytes(Charset.forName("GBK"));
        read(bytes);
        assertThat(onlyIssue().kind()).isEqualTo(IssueKind.FILE_UNREADABLE);
        assertThat(onlyIssue().message()).contains("UTF-8");
    }

    @Test
    void anEmptyFileIsTold() {
        read("");
        assertThat(onlyIssue().kind()).isEqualTo(IssueKind.FILE_MALFORMED);
    }

    @Test
    void aMissingFileIsTold() {
        CsvFile.read(SourceFile.of(folder, "none.csv"), COLUMNS, issues, row -> {});
        assertThat(onlyIssue().kind()).isEqualTo(IssueKind.FILE_MISSING);
        assertThat(onlyIssue().file()).isEqualTo("none.csv");
    }
}
