package org.steppe.etl.extract.reader;

import java.util.List;

/**
 * A document that was read.
 *
 * @param name file name without its ending
 * @param given the text that offsets count in: the characters of a text or HTML file, the text layer of a PDF
 * @param pageStarts code point at which each page of a PDF begins; one page otherwise
 * @param blocks paragraphs and tables in reading order
 */
public record SourceDocument(String name, String given, List<Integer> pageStarts, List<Block> blocks) {

    public SourceDocument {
        pageStarts = List.copyOf(pageStarts);
        blocks = List.copyOf(blocks);
    }

    /** The page, from 1, on which a code point stands. */
    public int page(int codePoint) {
        int page = 0;
        while (page < pageStarts.size() && pageStarts.get(page) <= codePoint) {
            page++;
        }
        return Math.max(1, page);
    }
}
