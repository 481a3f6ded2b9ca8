/**
 * From a file to paragraphs and tables: encodings, HTML, PDF, hard-wrapped lines. Every char keeps its place in the
 * document as given. Knows nothing of figures; the steps after it use {@link
 * org.steppe.etl.extract.reader.SourceDocument} only.
 */
@NullMarked
package org.steppe.etl.extract.reader;

import org.jspecify.annotations.NullMarked;
