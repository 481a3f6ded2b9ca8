package org.steppe.etl.extract.reader;

import java.util.ArrayList;
import java.util.List;

/** Reads plain text: paragraphs, and tables whose columns are set apart by blanks. */
final class PlainTextReader {

    private PlainTextReader() {}

    static SourceDocument read(String name, String text) {
        return new SourceDocument(name, text, List.of(0), blocks(MappedText.identity(text)));
    }

    static List<Block> blocks(MappedText text) {
        List<Block> blocks = new ArrayList<>();
        int from = 0;
        for (AlignedTables.Region region : AlignedTables.find(text)) {
            if (region.start() > from) {
                blocks.addAll(Reflow.paragraphs(text.slice(from, region.start())));
            }
            blocks.add(region.table());
            from = region.end();
        }
        if (from < text.length()) {
            blocks.addAll(Reflow.paragraphs(text.slice(from, text.length())));
        }
        return blocks;
    }
}
