package org.steppe.api.file;

import java.util.List;

/** Which bytes of a file a request wants. */
sealed interface WantedBytes {

    /** The whole file. */
    record Everything() implements WantedBytes {}

    /** @param ranges at least one, in the order asked for, each within the file */
    record Parts(List<ByteRange> ranges) implements WantedBytes {

        public Parts {
            ranges = List.copyOf(ranges);
        }
    }

    /** Nothing that the file has. */
    record Beyond() implements WantedBytes {}
}
