package org.steppe.etl.extract.meaning;

import java.util.ArrayList;
import java.util.List;
import org.steppe.etl.extract.figure.ExtractedFigure;
import org.steppe.etl.extract.figure.Hints;
import org.steppe.etl.extract.reader.Block;
import org.steppe.etl.extract.reader.SourceDocument;
import org.steppe.etl.extract.recognise.TimeRecogniser;

/** The door of this package: walks over the blocks of a document and reads the figures of each. */
public final class DocumentInterpreter {

    private final FrameFinder frames;
    private final ParagraphReader paragraphs;
    private final TableReader tables;

    public DocumentInterpreter(Indicators indicators) {
        var places = new PlaceNames();
        var times = new TimeRecogniser();
        frames = new FrameFinder(places, times);
        var writer = new FigureWriter(indicators);
        paragraphs = new ParagraphReader(times, places, writer);
        tables = new TableReader(times, places, writer);
    }

    public List<ExtractedFigure> figures(SourceDocument document, Hints hints) {
        var quotes = new Quotes(document.given());
        Frame first = frames.first(document, hints);
        Frame frame = first;
        List<ExtractedFigure> figures = new ArrayList<>();
        for (Block block : document.blocks()) {
            switch (block) {
                case Block.Paragraph paragraph -> {
                    frame = frames.at(paragraph, frame, first);
                    figures.addAll(paragraphs.read(paragraph.text(), frame, quotes));
                }
                case Block.Table table -> figures.addAll(tables.read(table, frame, quotes));
            }
        }
        return figures;
    }
}
