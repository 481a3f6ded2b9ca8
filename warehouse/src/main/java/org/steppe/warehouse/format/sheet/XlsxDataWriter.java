package org.steppe.warehouse.format.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.dhatim.fastexcel.DatedWorkbook;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Worksheet;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.format.DataWriter;
import org.steppe.warehouse.format.SinkStream;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.format.batch.DictionaryColumn;
import org.steppe.warehouse.query.VintageColumns;

/**
 * A workbook for people: a sheet with the rows, then one that says what they are and where they come from. Rows leave as
 * they are written. Equal answers have equal bytes.
 */
public final class XlsxDataWriter implements DataWriter {

    private static final String APPLICATION = "Steppe";

    /** Columns that name publications. */
    private static final List<String> SOURCES = List.of(
            VintageColumns.SOURCE_ID,
            VintageColumns.FIRST + VintageColumns.SOURCE_ID,
            VintageColumns.LATEST + VintageColumns.SOURCE_ID);

    /** So many rows are kept before they are written. */
    private static final int ROWS_KEPT = 256;

    private final AnswerHead head;
    private final AnswerLayout layout;
    private final SheetColumns columns;
    private final List<DictionaryColumn> sources;
    private final SinkStream stream = new SinkStream(new ByteSink());
    private final DatedWorkbook workbook;
    private final Worksheet sheet;
    private int nextRow = 1;

    public XlsxDataWriter(
            AnswerHead head, AnswerLayout layout, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        this.head = head;
        this.layout = layout;
        this.columns = SheetColumns.of(layout, batch, dictionaries);
        this.sources = SOURCES.stream()
                .flatMap(column -> DictionaryColumn.find(column, batch, dictionaries).stream())
                .toList();
        this.workbook = new DatedWorkbook(
                stream, APPLICATION, head.description().dataflow().title().in(head.language()), head.publishedAt());
        this.sheet = workbook.newWorksheet(AboutWords.DATA.in(head.language()));
    }

    @Override
    public void begin(ByteSink out) {
        write(out, () -> {
            columns.writeHeader(sheet);
            sheet.freezePane(0, 1);
            sheet.paperSize(PaperSize.A4_PAPER);
            sheet.pageOrientation("landscape");
            sheet.repeatRows(0);
            sheet.flush();
        });
    }

    @Override
    public int writeRows(VectorSchemaRoot batch, int from, int to, ByteSink out) {
        if (nextRow + (to - from) > Worksheet.MAX_ROWS) {
            throw tooManyRows();
        }
        if (from == 0) {
            // Every batch is begun with its first row.
            bind(batch);
        }
        int row = from;
        do {
            int end = Math.min(to, row + ROWS_KEPT);
            for (; row < end; row++) {
                writeRow(row);
            }
            write(out, sheet::flush);
        } while (row < to && !out.isFull());
        return row;
    }

    private void bind(VectorSchemaRoot batch) {
        columns.bind(batch);
        sources.forEach(column -> column.bind(batch));
    }

    private void writeRow(int row) {
        columns.writeRow(row, sheet, nextRow);
        nextRow++;
        for (DictionaryColumn column : sources) {
            column.meet(row);
        }
    }

    static SteppeException tooManyRows() {
        return new SteppeException(
                ErrorCode.SELECTION_TOO_LARGE,
                "A sheet holds " + DataFormat.XLSX.mostRows()
                        + " observations, and this selection has more. As CSV it has room.");
    }

    @Override
    public void end(List<Warning> warnings, ByteSink out) {
        write(out, () -> {
            sheet.setAutoFilter(0, 0, nextRow - 1, columns.count() - 1);
            sheet.close();
            List<String> ids = sources.stream()
                    .flatMap(column -> column.metTexts().stream())
                    .distinct()
                    .toList();
            new AboutSheet(head, layout, workbook.newWorksheet(AboutWords.ABOUT.in(head.language())))
                    .write(ids, warnings);
            workbook.finish();
        });
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void write(ByteSink out, Writing writing) {
        stream.turnTo(out);
        try {
            writing.run();
        } catch (IOException notPossibleInMemory) {
            throw new UncheckedIOException(notPossibleInMemory);
        }
    }

    @Override
    public void close() {
        // Nothing outside the heap but a deflater, which the collector ends.
    }
}
