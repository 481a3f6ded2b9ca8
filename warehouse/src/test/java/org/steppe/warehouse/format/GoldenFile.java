package org.steppe.warehouse.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares with a file under {@code src/test/resources/golden}. With {@code -Dsteppe.golden.update=true} the file is
 * rewritten and the test fails all the same, so that somebody reads the difference.
 */
public final class GoldenFile {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private GoldenFile() {}

    public static void assertSame(String path, byte[] actual) throws IOException {
        Path file = FOLDER.resolve(path);
        if (Boolean.getBoolean("steppe.golden.update")) {
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, actual);
            fail("Rewrote " + path + "; read the difference and run again without the flag");
        }
        assertThat(actual).as(path).asString().isEqualTo(Files.readString(file));
        assertThat(actual).as(path).isEqualTo(Files.readAllBytes(file));
    }
}
