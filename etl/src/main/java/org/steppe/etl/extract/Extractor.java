package org.steppe.etl.extract;

import java.util.List;
import org.steppe.etl.extract.figure.ExtractedFigure;
import org.steppe.etl.extract.figure.Hints;
import org.steppe.etl.extract.meaning.DocumentInterpreter;
import org.steppe.etl.extract.meaning.Indicators;
import org.steppe.etl.extract.reader.SourceDocument;

/** Extracts the figures of documents. One instance serves many documents; it holds the rules and no state. */
public final class Extractor {

    private final DocumentInterpreter interpreter;

    public Extractor(Indicators indicators) {
        interpreter = new DocumentInterpreter(indicators);
    }

    /** The figures of a document in the order of its text. */
    public List<ExtractedFigure> extract(SourceDocument document, Hints hints) {
        return interpreter.figures(document, hints);
    }
}
