package org.steppe.etl.extract.reader;

import java.util.List;

/** A piece of a document as a reader would see it: a paragraph or a table. */
public sealed interface Block {

    /** Running text on one line, without the blanks and line ends of the layout. */
    record Paragraph(MappedText text, boolean heading) implements Block {}

    /**
     * A grid of cells; a cell that spans several rows or columns stands in each of them.
     *
     * @param caption words before the grid that belong to it, such as the title and the unit
     */
    record Table(MappedText caption, List<List<MappedText>> rows) implements Block {

        public Table {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
