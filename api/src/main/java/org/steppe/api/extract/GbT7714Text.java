package org.steppe.api.extract;

import org.steppe.warehouse.structure.Language;

/**
 * A reference by GB/T 7714-2015, in the form of electronic resources (4.6): responsible body, title with the version as
 * its further information, type and carrier of a data set online, day of publication, day of access, address.
 */
final class GbT7714Text {

    /** The standard asks for the day of access, which only the reader knows. */
    private static final String TO_BE_FILLED_IN = "YYYY-MM-DD";

    private GbT7714Text() {}

    static String of(Reference reference, Language language) {
        String version = switch (language) {
            case ZH -> reference.version() + "版";
            case EN -> "version " + reference.version();
        };
        String accessed = reference.accessed() == null
                ? TO_BE_FILLED_IN
                : reference.accessed().toString();
        return reference.author() + ". "
                + reference.title().in(language) + ": " + version + "[DS/OL]. ("
                + reference.issued() + ")[" + accessed + "]. "
                + reference.url() + ".";
    }
}
