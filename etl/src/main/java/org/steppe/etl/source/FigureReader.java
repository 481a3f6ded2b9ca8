package org.steppe.etl.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.steppe.etl.issue.IssueLog;

/** Streams the figures of a publication; never more than one of them is in the heap. */
public final class FigureReader {

    /** The columns of a {@code figures.csv}. */
    static final List<String> COLUMNS = List.of(
            "indicator",
            "breakdown",
            "area",
            "period",
            "measure",
            "value",
            "unit",
            "qualifier",
            "status",
            "locator",
            "published_text");

    private FigureReader() {}

    /**
     * @param progress hears how many bytes more were read
     * @param figures called with every figure in the order of the file
     */
    public static void read(
            Publication publication, IssueLog issues, LongConsumer progress, Consumer<CollectedFigure> figures) {
        SourceFile file = publication.figures();
        if (file == null) {
            return;
        }
        String source = publication.source().id();
        CsvFile.read(
                file,
                COLUMNS,
                issues,
                bytes -> new CountedStream(bytes, progress),
                row -> figures.accept(figure(source, row)));
    }

    private static CollectedFigure figure(String source, CsvFile.Row row) {
        return new CollectedFigure(
                source,
                row.file().name(),
                row.line(),
                row.cell(0),
                row.cell(1),
                row.cell(2),
                row.cell(3),
                row.cell(4),
                row.cell(5),
                row.cell(6),
                row.cell(7),
                row.cell(8),
                row.cell(9),
                row.cell(10));
    }

    private static final class CountedStream extends FilterInputStream {

        private final LongConsumer progress;

        CountedStream(InputStream bytes, LongConsumer progress) {
            super(bytes);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            if (next >= 0) {
                progress.accept(1);
            }
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            if (count > 0) {
                progress.accept(count);
            }
            return count;
        }
    }
}
