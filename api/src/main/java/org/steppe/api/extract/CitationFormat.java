package org.steppe.api.extract;

import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.steppe.api.data.SelectionParameters;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.MetadataAnswers;

/** How a reference can be had; among equally welcome forms the first is chosen. */
enum CitationFormat {
    /** All styles in both languages. */
    JSON("application/json", "application/json", "json"),
    GBT7714("text/plain", "text/plain; charset=utf-8", "txt"),
    BIBTEX("application/x-bibtex", "application/x-bibtex; charset=utf-8", "bib"),
    RIS("application/x-research-info-systems", "application/x-research-info-systems; charset=utf-8", "ris"),
    CSL_JSON("application/vnd.citationstyles.csl+json", "application/vnd.citationstyles.csl+json", "json");

    private final String mediaType;
    private final String contentType;
    private final String extension;

    CitationFormat(String mediaType, String contentType, String extension) {
        this.mediaType = mediaType;
        this.contentType = contentType;
        this.extension = extension;
    }

    /** The word for {@code format=}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** With parameters. */
    String contentType() {
        return contentType;
    }

    /** Of a file with such a reference. */
    String extension() {
        return extension;
    }

    /** Whether people hand it to a program that keeps references rather than read it. */
    boolean isFile() {
        return this == BIBTEX || this == RIS;
    }

    /** What a request asks for; {@code format=} wins over the header. A problem is added to those of the arguments. */
    static CitationFormat of(HttpRequest<?> http, Arguments arguments) {
        String asked = arguments.findText(SelectionParameters.FORMAT).orElse(null);
        if (asked == null) {
            String type =
                    MetadataAnswers.chooseAccepted(http, listAll(format -> format.mediaType), arguments.problems());
            return find(type, format -> format.mediaType);
        }
        List<String> ids = listAll(CitationFormat::id);
        if (!ids.contains(asked)) {
            arguments.problems().add(MetadataAnswers.notAvailable(SelectionParameters.FORMAT, asked, ids));
            return JSON;
        }
        return find(asked, CitationFormat::id);
    }

    private static List<String> listAll(Function<CitationFormat, String> name) {
        return Arrays.stream(values()).map(name).toList();
    }

    private static CitationFormat find(String wanted, Function<CitationFormat, String> name) {
        return Arrays.stream(values())
                .filter(format -> name.apply(format).equals(wanted))
                .findFirst()
                .orElseThrow();
    }
}
