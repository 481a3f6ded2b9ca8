package org.steppe.warehouse.format.sheet;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.XmlEscapeHelper;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.query.ColumnLabels;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dataflow;
import org.steppe.warehouse.structure.Label;
import org.steppe.warehouse.structure.Language;

/** The sheet that says what the data are, under which terms they come, and who published them. */
final class AboutSheet {

    /** Widths of its columns in digits. */
    private static final int[] WIDTHS = {28, 64, 30, 12, 60};

    /** In points. */
    private static final double LINE_HEIGHT = 16;

    private static final double HEADING_HEIGHT = 24;

    private static final short AS_MANY_PAGES_AS_NEEDED = 0;

    private static final String LINK_COLOUR = "0563C1";

    private final AnswerHead head;
    private final AnswerLayout layout;
    private final Worksheet sheet;
    private final Language language;
    private int row;

    AboutSheet(AnswerHead head, AnswerLayout layout, Worksheet sheet) {
        this.head = head;
        this.layout = layout;
        this.sheet = sheet;
        this.language = head.language();
    }

    /** @param sources ids of the publications that occur in the rows */
    void write(List<String> sources, List<Warning> warnings) {
        for (int place = 0; place < WIDTHS.length; place++) {
            sheet.width(place, WIDTHS[place]);
        }
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight(AS_MANY_PAGES_AS_NEEDED);
        Dataflow dataflow = head.description().dataflow();
        writeHeading(dataflow.title().in(language));
        text(0, dataflow.description().in(language));
        row += 2;
        writeFacts(warnings);
        writeColumns(dataflow.structure());
        if (!sources.isEmpty()) {
            writeSources(sources);
        }
    }

    private void writeFacts(List<Warning> warnings) {
        writeFact(AboutWords.DATASET, head.dataset());
        writeFact(AboutWords.VERSION, head.version().toString());
        writeFact(AboutWords.PUBLISHED, published().toString());
        writeFact(AboutWords.AS_OF, head.asOf() == null ? null : head.asOf().toString());
        writeFact(AboutWords.ADDRESS, head.address());
        writeFact(AboutWords.NEXT_PAGE, head.next());
        for (Map.Entry<String, String> pair : new TreeMap<>(head.metadata()).entrySet()) {
            writeFact(nameOf(pair.getKey()), pair.getValue());
        }
        for (Warning warning : warnings) {
            writeFact(AboutWords.WARNING, warning.message());
        }
        row++;
    }

    private LocalDate published() {
        return LocalDate.ofInstant(head.publishedAt(), ZoneOffset.UTC);
    }

    private String nameOf(String metadata) {
        return switch (metadata) {
            case "licence" -> AboutWords.LICENCE.in(language);
            case "citation" -> AboutWords.CITATION.in(language);
            default -> metadata;
        };
    }

    private void writeFact(AboutWords name, @Nullable String value) {
        writeFact(name.in(language), value);
    }

    private void writeFact(String name, @Nullable String value) {
        if (value == null) {
            return;
        }
        text(0, name);
        sheet.style(row, 0).bold().verticalAlignment("top").set();
        text(1, value);
        sheet.style(row, 1).wrapText(true).verticalAlignment("top").set();
        // Readers do not all find the height of wrapped text by themselves.
        int lines = Math.ceilDiv(SheetText.width(value), WIDTHS[1] - 2);
        sheet.rowHeight(row, Math.max(lines, 1) * LINE_HEIGHT);
        row++;
    }

    private void writeColumns(DataStructure structure) {
        writeHeading(AboutWords.COLUMNS.in(language));
        writeTableHead(AboutWords.NAME, AboutWords.MEANING);
        for (Column column : layout.columns()) {
            Label label = ColumnLabels.of(structure, column.component());
            text(0, column.name());
            text(1, label.in(language));
            row++;
        }
        row++;
    }

    private void writeSources(List<String> sources) {
        writeHeading(AboutWords.SOURCES.in(language));
        writeTableHead(
                AboutWords.ID, AboutWords.TITLE, AboutWords.PUBLISHER, AboutWords.PUBLISHED, AboutWords.WEB_ADDRESS);
        for (String id : sources) {
            text(0, id);
            head.sources().apply(id).ifPresent(this::writeSource);
            row++;
        }
    }

    private void writeSource(Source source) {
        text(1, source.title());
        text(2, source.publisher());
        if (source.publishedOn() != null) {
            DateSheetColumn.write(source.publishedOn(), sheet, row, 3);
        }
        if (source.address() != null) {
            writeAddress(source.address());
        }
    }

    private void writeAddress(String address) {
        if (isWebAddress(address)) {
            // The library writes the target as it gets it.
            sheet.hyperlink(row, 4, HyperLink.external(XmlEscapeHelper.escape(address), SheetText.of(address)));
            sheet.style(row, 4).fontColor(LINK_COLOUR).underlined().set();
        } else {
            text(4, address);
        }
    }

    private static boolean isWebAddress(String address) {
        try {
            String scheme = new URI(address).getScheme();
            return scheme != null && (scheme.equals("http") || scheme.equals("https"));
        } catch (URISyntaxException plainText) {
            return false;
        }
    }

    private void writeHeading(String words) {
        text(0, words);
        sheet.style(row, 0).bold().fontSize(14).set();
        sheet.rowHeight(row, HEADING_HEIGHT);
        row++;
    }

    private void writeTableHead(AboutWords... names) {
        for (int place = 0; place < names.length; place++) {
            text(place, names[place].in(language));
            sheet.style(row, place).bold().set();
        }
        row++;
    }

    private void text(int place, String text) {
        sheet.inlineString(row, place, SheetText.of(text));
    }
}
