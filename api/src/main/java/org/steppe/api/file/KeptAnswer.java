package org.steppe.api.file;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A complete file of an answer. Its name says everything: {@code <key>.<making>.<extension>}.
 *
 * @param key what determines the answer
 * @param making tells apart files of one key: the engine may write the same rows in other bytes
 * @param lastUsed milliseconds since the epoch
 */
record KeptAnswer(Path path, String key, String making, long bytes, long lastUsed) {

    private static final Pattern NAME = Pattern.compile("(?<key>[A-Za-z0-9_-]{22})\\.(?<making>[0-9a-f]{8})\\.[a-z]+");

    /** Empty when the name is none of ours. */
    static Optional<KeptAnswer> of(Path path, long bytes, long lastUsed) {
        Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
        return name.matches()
                ? Optional.of(new KeptAnswer(path, name.group("key"), name.group("making"), bytes, lastUsed))
                : Optional.empty();
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    /** Strong entity tag. */
    String tag() {
        return '"' + key + '.' + making + '"';
    }
}
