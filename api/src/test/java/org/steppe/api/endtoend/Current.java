package org.steppe.api.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The file that names the live generation, as a broken disk or a careless hand might leave it. */
final class Current {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path data;

    Current(Path data) {
        this.data = data;
    }

    String read() {
        try {
            return Files.readString(data.resolve("CURRENT"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** In one step, as a load does it. */
    void write(String content) {
        try {
            Path next = data.resolve("CURRENT.test");
            Files.writeString(next, content);
            Files.move(
                    next, data.resolve("CURRENT"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Names a generation after the live one, whose newest version of a dataset has a file that was cut off. */
    void nameTruncated(String dataset) {
        try {
            Path live = data.resolve(read().split(" ", 2)[0]);
            var manifest = (ObjectNode) JSON.readTree(Files.readAllBytes(live));
            long number = manifest.path("number").asLong() + 1;
            manifest.put("number", number);
            for (JsonNode entry : manifest.path("datasets")) {
                if (entry.path("dataset").asString().equals(dataset)) {
                    addTruncatedVersion((ArrayNode) entry.path("versions"));
                }
            }
            byte[] bytes = JSON.writeValueAsBytes(manifest);
            String path = "manifests/%06d.json".formatted(number);
            Files.write(data.resolve(path), bytes);
            write(path + " " + sha256(bytes) + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void addTruncatedVersion(ArrayNode versions) throws IOException {
        var latest = (ObjectNode) versions.get(versions.size() - 1).deepCopy();
        String number = latest.path("version").asString();
        int minor = Integer.parseInt(number.substring(number.indexOf('.') + 1)) + 1;
        latest.put("version", number.substring(0, number.indexOf('.') + 1) + minor);
        var file = (ObjectNode) latest.path("data");
        byte[] whole = Files.readAllBytes(data.resolve(file.path("path").asString()));
        String cut = file.path("path").asString().replaceFirst("[^/]+$", "cut-off.duckdb");
        Files.write(data.resolve(cut), java.util.Arrays.copyOf(whole, whole.length / 2));
        file.put("path", cut);
        versions.add(latest);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
