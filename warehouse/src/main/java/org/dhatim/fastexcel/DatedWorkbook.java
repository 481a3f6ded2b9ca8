package org.dhatim.fastexcel;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/**
 * A workbook whose bytes depend on nothing but its content: it says when its content was made, where the library says
 * when the file was written. The library lets nobody set that time, so this one class stands in the library's package.
 */
public final class DatedWorkbook extends Workbook {

    private static final String CORE_PROPERTIES = "docProps/core.xml";

    private final String application;
    private final String title;
    private final Instant made;

    /**
     * @param out takes the file, piece by piece
     * @param application that made it
     * @param made when the content came to be
     */
    public DatedWorkbook(OutputStream out, String application, String title, Instant made) {
        super(out, application, null);
        this.application = application;
        this.title = title;
        this.made = made;
    }

    @Override
    void writeFile(String name, ThrowingConsumer<Writer> content) throws IOException {
        super.writeFile(name, name.equals(CORE_PROPERTIES) ? this::writeCoreProperties : content);
    }

    private void writeCoreProperties(Writer out) throws IOException {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>");
        out.append("<cp:coreProperties");
        out.append(" xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"");
        out.append(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\"");
        out.append(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
        out.append("<dc:title>").appendEscaped(title).append("</dc:title>");
        out.append("<dc:creator>").appendEscaped(application).append("</dc:creator>");
        out.append("<dcterms:created xsi:type=\"dcterms:W3CDTF\">")
                .append(made.toString())
                .append("</dcterms:created>");
        out.append("</cp:coreProperties>");
    }
}
